/* eslint-disable */
// The errors of an API. Generated from their declarations: do not edit.

/** The values and the text that identify a body. */
interface Mark {
  readonly status: number;
  readonly name: string;
  readonly constants: readonly (readonly [readonly (string | number)[], unknown])[];
  readonly text?: readonly [readonly (string | number)[], RegExp];
}

function at(body: unknown, path: readonly (string | number)[]): unknown {
  let value: unknown = body;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

function has(body: unknown, mark: Mark): boolean {
  if (typeof body !== 'object' || body === null) return false;
  for (const [path, value] of mark.constants) {
    if (at(body, path) !== value) return false;
  }
  if (mark.text === undefined) return true;
  const [path, pattern] = mark.text;
  const text = at(body, path);
  return typeof text === 'string' && pattern.test(text);
}

/**
 * The request cannot be understood.
 *
 * 400 `BAD_REQUEST`: {0}
 * Retry: only with a changed request.
 */
export interface FanfareErrorBadRequest {
  "error": "bad_request";
  "message": string;
  "code": "BAD_REQUEST";
  "requestId"?: string;
}

/**
 * The caller is known, but may not do this.
 *
 * 403 `FORBIDDEN`: {0}
 * Retry: only with a changed request.
 */
export interface FanfareErrorForbidden {
  "error": "forbidden";
  "message": string;
  "code": "FORBIDDEN";
  "requestId"?: string;
}

/**
 * Nothing is there.
 *
 * 404 `NOT_FOUND`: {0}
 * Retry: only with a changed request.
 */
export interface FanfareErrorNotFound {
  "error": "not_found";
  "message": string;
  "code": "NOT_FOUND";
  "requestId"?: string;
}

/**
 * Some fields of the body are not as they should be.
 *
 * 422 `VALIDATION_ERROR`: The request body has invalid fields
 * Retry: only with a changed request.
 */
export interface FanfareErrorValidationError {
  "error": "validation_error";
  "message": string;
  "code": "VALIDATION_ERROR";
  "issues"?: ({
    "kind": "validation";
    "type": string;
    "message": string;
    "path"?: ({
      "type": "object";
      "key": string;
    } | {
      "type": "array";
      "key": number;
    })[];
    "parameter"?: string;
    "header"?: string;
    [member: string]: unknown;
  })[];
  "requestId"?: string;
}

/**
 * The endpoint was called too often.
 *
 * 429 `RATE_LIMIT_EXCEEDED`: Rate limit exceeded, try again in {..} seconds
 * Retry: after the time in `Retry-After`.
 */
export interface FanfareErrorRateLimitExceeded {
  "error": "rate_limit_exceeded";
  "message": string;
  "code": "RATE_LIMIT_EXCEEDED";
  "requestId"?: string;
}

/**
 * The server failed. Its log contains the cause, with the id of the request.
 *
 * 500 `INTERNAL_ERROR`: Internal Server Error
 * Retry: with backoff.
 */
export interface FanfareErrorInternal {
  "error": "internal_error";
  "message": "Internal Server Error";
  "code": "INTERNAL_ERROR";
  "requestId"?: string;
}

/**
 * A service behind this one answered nonsense.
 *
 * 502 `BAD_GATEWAY`: Bad Gateway
 * Retry: with backoff.
 */
export interface FanfareErrorBadGateway {
  "error": "bad_gateway";
  "message": "Bad Gateway";
  "code": "BAD_GATEWAY";
  "requestId"?: string;
}

/**
 * The service is closed for a while.
 *
 * 503 `SERVICE_UNAVAILABLE`: Service Unavailable
 * Retry: after the time in `Retry-After`.
 */
export interface FanfareErrorServiceUnavailable {
  "error": "service_unavailable";
  "message": "Service Unavailable";
  "code": "SERVICE_UNAVAILABLE";
  "requestId"?: string;
}

/**
 * A service behind this one did not answer in time.
 *
 * 504 `GATEWAY_TIMEOUT`: Gateway Timeout
 * Retry: with backoff.
 */
export interface FanfareErrorGatewayTimeout {
  "error": "gateway_timeout";
  "message": "Gateway Timeout";
  "code": "GATEWAY_TIMEOUT";
  "requestId"?: string;
}

/**
 * The request has no credentials.
 *
 * 401 `UNAUTHORIZED`: No authentication provided
 * Retry: only with a changed request.
 */
export interface AuthErrorUnauthorized {
  "error": "unauthorized";
  "message": string;
  "code": "UNAUTHORIZED";
  "requestId"?: string;
}

/**
 * The token cannot be read or its signature does not match.
 *
 * 401 `INVALID_TOKEN`: Token is malformed or invalid
 * Retry: only with a changed request.
 */
export interface AuthErrorInvalidToken {
  "error": "invalid_token";
  "message": string;
  "code": "INVALID_TOKEN";
  "requestId"?: string;
}

/**
 * The token was good once; refresh it.
 *
 * 401 `TOKEN_EXPIRED`: Authentication token has expired
 * Retry: only with a changed request.
 */
export interface AuthErrorTokenExpired {
  "error": "token_expired";
  "message": string;
  "code": "TOKEN_EXPIRED";
  "requestId"?: string;
}

/**
 * Nobody has this user name and password.
 *
 * 401 `INVALID_CREDENTIALS`: Wrong username/password
 * Retry: only with a changed request.
 */
export interface AuthErrorInvalidCredentials {
  "error": "invalid_credentials";
  "message": string;
  "code": "INVALID_CREDENTIALS";
  "requestId"?: string;
}

/**
 * One place in the queue is enough.
 *
 * 409 `ALREADY_IN_QUEUE`: User already joined this queue
 * Retry: only with a changed request.
 */
export interface ConflictErrorAlreadyInQueue {
  "error": "already_in_queue";
  "message": string;
  "code": "ALREADY_IN_QUEUE";
  "details": {
    /**
     * The queue's id.
     */
    "queueId": string;
  };
  "requestId"?: string;
}

/**
 * One ticket for the draw is enough.
 *
 * 409 `ALREADY_REGISTERED`: User already registered for draw
 * Retry: only with a changed request.
 */
export interface ConflictErrorAlreadyRegistered {
  "error": "already_registered";
  "message": string;
  "code": "ALREADY_REGISTERED";
  "requestId"?: string;
}

/**
 * A value that must be unique is taken.
 *
 * 409 `ALREADY_EXISTS`: {taken}
 * Retry: only with a changed request.
 */
export interface ConflictErrorAlreadyExists {
  "error": "already_exists";
  "message": string;
  "code": "ALREADY_EXISTS";
  "details": {
    /**
     * The field whose value is taken: neither the constraint nor the database's words.
     */
    "field": unknown;
  };
  "requestId"?: string;
}

/**
 * Somebody else was faster: read it again before the next attempt.
 *
 * 409 `CONCURRENT_MODIFICATION`: Resource was modified by another request
 * Retry: only with a changed request.
 */
export interface ConflictErrorConcurrentModification {
  "error": "concurrent_modification";
  "message": string;
  "code": "CONCURRENT_MODIFICATION";
  "requestId"?: string;
}

/**
 * Errors of every endpoint.
 */
export type FanfareError =
  | FanfareErrorBadRequest
  | FanfareErrorForbidden
  | FanfareErrorNotFound
  | FanfareErrorValidationError
  | FanfareErrorRateLimitExceeded
  | FanfareErrorInternal
  | FanfareErrorBadGateway
  | FanfareErrorServiceUnavailable
  | FanfareErrorGatewayTimeout
  | AuthErrorUnauthorized
  | AuthErrorInvalidToken
  | AuthErrorTokenExpired
  | AuthErrorInvalidCredentials
  | ConflictErrorAlreadyInQueue
  | ConflictErrorAlreadyRegistered
  | ConflictErrorAlreadyExists
  | ConflictErrorConcurrentModification;

export type FanfareErrorName =
  | "BAD_REQUEST"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "VALIDATION_ERROR"
  | "RATE_LIMIT_EXCEEDED"
  | "INTERNAL_ERROR"
  | "BAD_GATEWAY"
  | "SERVICE_UNAVAILABLE"
  | "GATEWAY_TIMEOUT"
  | "UNAUTHORIZED"
  | "INVALID_TOKEN"
  | "TOKEN_EXPIRED"
  | "INVALID_CREDENTIALS"
  | "ALREADY_IN_QUEUE"
  | "ALREADY_REGISTERED"
  | "ALREADY_EXISTS"
  | "CONCURRENT_MODIFICATION";

/** A {@link FanfareError} with its status, for a `switch` over `name`. */
export type FanfareErrorCase =
  | { readonly name: "BAD_REQUEST"; readonly status: 400; readonly body: FanfareErrorBadRequest }
  | { readonly name: "FORBIDDEN"; readonly status: 403; readonly body: FanfareErrorForbidden }
  | { readonly name: "NOT_FOUND"; readonly status: 404; readonly body: FanfareErrorNotFound }
  | { readonly name: "VALIDATION_ERROR"; readonly status: 422; readonly body: FanfareErrorValidationError }
  | { readonly name: "RATE_LIMIT_EXCEEDED"; readonly status: 429; readonly body: FanfareErrorRateLimitExceeded }
  | { readonly name: "INTERNAL_ERROR"; readonly status: 500; readonly body: FanfareErrorInternal }
  | { readonly name: "BAD_GATEWAY"; readonly status: 502; readonly body: FanfareErrorBadGateway }
  | { readonly name: "SERVICE_UNAVAILABLE"; readonly status: 503; readonly body: FanfareErrorServiceUnavailable }
  | { readonly name: "GATEWAY_TIMEOUT"; readonly status: 504; readonly body: FanfareErrorGatewayTimeout }
  | { readonly name: "UNAUTHORIZED"; readonly status: 401; readonly body: AuthErrorUnauthorized }
  | { readonly name: "INVALID_TOKEN"; readonly status: 401; readonly body: AuthErrorInvalidToken }
  | { readonly name: "TOKEN_EXPIRED"; readonly status: 401; readonly body: AuthErrorTokenExpired }
  | { readonly name: "INVALID_CREDENTIALS"; readonly status: 401; readonly body: AuthErrorInvalidCredentials }
  | { readonly name: "ALREADY_IN_QUEUE"; readonly status: 409; readonly body: ConflictErrorAlreadyInQueue }
  | { readonly name: "ALREADY_REGISTERED"; readonly status: 409; readonly body: ConflictErrorAlreadyRegistered }
  | { readonly name: "ALREADY_EXISTS"; readonly status: 409; readonly body: ConflictErrorAlreadyExists }
  | { readonly name: "CONCURRENT_MODIFICATION"; readonly status: 409; readonly body: ConflictErrorConcurrentModification };

const marksOfFanfareError: readonly Mark[] = [
  { status: 400, name: "BAD_REQUEST", constants: [[["error"], "bad_request"], [["code"], "BAD_REQUEST"]] },
  { status: 403, name: "FORBIDDEN", constants: [[["error"], "forbidden"], [["code"], "FORBIDDEN"]] },
  { status: 404, name: "NOT_FOUND", constants: [[["error"], "not_found"], [["code"], "NOT_FOUND"]] },
  { status: 422, name: "VALIDATION_ERROR", constants: [[["error"], "validation_error"], [["code"], "VALIDATION_ERROR"]] },
  { status: 429, name: "RATE_LIMIT_EXCEEDED", constants: [[["error"], "rate_limit_exceeded"], [["code"], "RATE_LIMIT_EXCEEDED"]] },
  { status: 500, name: "INTERNAL_ERROR", constants: [[["error"], "internal_error"], [["code"], "INTERNAL_ERROR"]] },
  { status: 502, name: "BAD_GATEWAY", constants: [[["error"], "bad_gateway"], [["message"], "Bad Gateway"], [["code"], "BAD_GATEWAY"]] },
  { status: 503, name: "SERVICE_UNAVAILABLE", constants: [[["error"], "service_unavailable"], [["message"], "Service Unavailable"], [["code"], "SERVICE_UNAVAILABLE"]] },
  { status: 504, name: "GATEWAY_TIMEOUT", constants: [[["error"], "gateway_timeout"], [["message"], "Gateway Timeout"], [["code"], "GATEWAY_TIMEOUT"]] },
  { status: 401, name: "UNAUTHORIZED", constants: [[["error"], "unauthorized"], [["code"], "UNAUTHORIZED"]] },
  { status: 401, name: "INVALID_TOKEN", constants: [[["error"], "invalid_token"], [["code"], "INVALID_TOKEN"]] },
  { status: 401, name: "TOKEN_EXPIRED", constants: [[["error"], "token_expired"], [["code"], "TOKEN_EXPIRED"]] },
  { status: 401, name: "INVALID_CREDENTIALS", constants: [[["error"], "invalid_credentials"], [["code"], "INVALID_CREDENTIALS"]] },
  { status: 409, name: "ALREADY_IN_QUEUE", constants: [[["error"], "already_in_queue"], [["code"], "ALREADY_IN_QUEUE"]] },
  { status: 409, name: "ALREADY_REGISTERED", constants: [[["error"], "already_registered"], [["code"], "ALREADY_REGISTERED"]] },
  { status: 409, name: "ALREADY_EXISTS", constants: [[["error"], "already_exists"], [["code"], "ALREADY_EXISTS"]] },
  { status: 409, name: "CONCURRENT_MODIFICATION", constants: [[["error"], "concurrent_modification"], [["code"], "CONCURRENT_MODIFICATION"]] },
];

/** Returns whether the JSON body of a response is a {@link FanfareError}. */
export function isFanfareError(body: unknown): body is FanfareError {
  return marksOfFanfareError.some((mark) => has(body, mark));
}

/** Returns the {@link FanfareError} of a response, or undefined if it is another response. */
export function decodeFanfareError(status: number, body: unknown): FanfareErrorCase | undefined {
  const mark = marksOfFanfareError.find((mark) => mark.status === status && has(body, mark));
  return mark && ({ name: mark.name, status, body } as FanfareErrorCase);
}

/**
 * Why the caller's identity is in doubt.
 */
export type AuthError =
  | AuthErrorUnauthorized
  | AuthErrorInvalidToken
  | AuthErrorTokenExpired
  | AuthErrorInvalidCredentials;

export type AuthErrorName =
  | "UNAUTHORIZED"
  | "INVALID_TOKEN"
  | "TOKEN_EXPIRED"
  | "INVALID_CREDENTIALS";

/** A {@link AuthError} with its status, for a `switch` over `name`. */
export type AuthErrorCase =
  | { readonly name: "UNAUTHORIZED"; readonly status: 401; readonly body: AuthErrorUnauthorized }
  | { readonly name: "INVALID_TOKEN"; readonly status: 401; readonly body: AuthErrorInvalidToken }
  | { readonly name: "TOKEN_EXPIRED"; readonly status: 401; readonly body: AuthErrorTokenExpired }
  | { readonly name: "INVALID_CREDENTIALS"; readonly status: 401; readonly body: AuthErrorInvalidCredentials };

const marksOfAuthError: readonly Mark[] = [
  { status: 401, name: "UNAUTHORIZED", constants: [[["error"], "unauthorized"], [["code"], "UNAUTHORIZED"]] },
  { status: 401, name: "INVALID_TOKEN", constants: [[["error"], "invalid_token"], [["code"], "INVALID_TOKEN"]] },
  { status: 401, name: "TOKEN_EXPIRED", constants: [[["error"], "token_expired"], [["code"], "TOKEN_EXPIRED"]] },
  { status: 401, name: "INVALID_CREDENTIALS", constants: [[["error"], "invalid_credentials"], [["code"], "INVALID_CREDENTIALS"]] },
];

/** Returns whether the JSON body of a response is a {@link AuthError}. */
export function isAuthError(body: unknown): body is AuthError {
  return marksOfAuthError.some((mark) => has(body, mark));
}

/** Returns the {@link AuthError} of a response, or undefined if it is another response. */
export function decodeAuthError(status: number, body: unknown): AuthErrorCase | undefined {
  const mark = marksOfAuthError.find((mark) => mark.status === status && has(body, mark));
  return mark && ({ name: mark.name, status, body } as AuthErrorCase);
}

/**
 * Errors of conflicting requests.
 */
export type ConflictError =
  | ConflictErrorAlreadyInQueue
  | ConflictErrorAlreadyRegistered
  | ConflictErrorAlreadyExists
  | ConflictErrorConcurrentModification;

export type ConflictErrorName =
  | "ALREADY_IN_QUEUE"
  | "ALREADY_REGISTERED"
  | "ALREADY_EXISTS"
  | "CONCURRENT_MODIFICATION";

/** A {@link ConflictError} with its status, for a `switch` over `name`. */
export type ConflictErrorCase =
  | { readonly name: "ALREADY_IN_QUEUE"; readonly status: 409; readonly body: ConflictErrorAlreadyInQueue }
  | { readonly name: "ALREADY_REGISTERED"; readonly status: 409; readonly body: ConflictErrorAlreadyRegistered }
  | { readonly name: "ALREADY_EXISTS"; readonly status: 409; readonly body: ConflictErrorAlreadyExists }
  | { readonly name: "CONCURRENT_MODIFICATION"; readonly status: 409; readonly body: ConflictErrorConcurrentModification };

const marksOfConflictError: readonly Mark[] = [
  { status: 409, name: "ALREADY_IN_QUEUE", constants: [[["error"], "already_in_queue"], [["code"], "ALREADY_IN_QUEUE"]] },
  { status: 409, name: "ALREADY_REGISTERED", constants: [[["error"], "already_registered"], [["code"], "ALREADY_REGISTERED"]] },
  { status: 409, name: "ALREADY_EXISTS", constants: [[["error"], "already_exists"], [["code"], "ALREADY_EXISTS"]] },
  { status: 409, name: "CONCURRENT_MODIFICATION", constants: [[["error"], "concurrent_modification"], [["code"], "CONCURRENT_MODIFICATION"]] },
];

/** Returns whether the JSON body of a response is a {@link ConflictError}. */
export function isConflictError(body: unknown): body is ConflictError {
  return marksOfConflictError.some((mark) => has(body, mark));
}

/** Returns the {@link ConflictError} of a response, or undefined if it is another response. */
export function decodeConflictError(status: number, body: unknown): ConflictErrorCase | undefined {
  const mark = marksOfConflictError.find((mark) => mark.status === status && has(body, mark));
  return mark && ({ name: mark.name, status, body } as ConflictErrorCase);
}

/**
 * The errors of queues and draws for limited products.
 */
export type Fanfare =
  | FanfareErrorBadRequest
  | FanfareErrorForbidden
  | FanfareErrorNotFound
  | FanfareErrorValidationError
  | FanfareErrorRateLimitExceeded
  | FanfareErrorInternal
  | FanfareErrorBadGateway
  | FanfareErrorServiceUnavailable
  | FanfareErrorGatewayTimeout
  | AuthErrorUnauthorized
  | AuthErrorInvalidToken
  | AuthErrorTokenExpired
  | AuthErrorInvalidCredentials
  | ConflictErrorAlreadyInQueue
  | ConflictErrorAlreadyRegistered
  | ConflictErrorAlreadyExists
  | ConflictErrorConcurrentModification;

export type FanfareName =
  | "BAD_REQUEST"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "VALIDATION_ERROR"
  | "RATE_LIMIT_EXCEEDED"
  | "INTERNAL_ERROR"
  | "BAD_GATEWAY"
  | "SERVICE_UNAVAILABLE"
  | "GATEWAY_TIMEOUT"
  | "UNAUTHORIZED"
  | "INVALID_TOKEN"
  | "TOKEN_EXPIRED"
  | "INVALID_CREDENTIALS"
  | "ALREADY_IN_QUEUE"
  | "ALREADY_REGISTERED"
  | "ALREADY_EXISTS"
  | "CONCURRENT_MODIFICATION";

/** A {@link Fanfare} with its status, for a `switch` over `name`. */
export type FanfareCase =
  | { readonly name: "BAD_REQUEST"; readonly status: 400; readonly body: FanfareErrorBadRequest }
  | { readonly name: "FORBIDDEN"; readonly status: 403; readonly body: FanfareErrorForbidden }
  | { readonly name: "NOT_FOUND"; readonly status: 404; readonly body: FanfareErrorNotFound }
  | { readonly name: "VALIDATION_ERROR"; readonly status: 422; readonly body: FanfareErrorValidationError }
  | { readonly name: "RATE_LIMIT_EXCEEDED"; readonly status: 429; readonly body: FanfareErrorRateLimitExceeded }
  | { readonly name: "INTERNAL_ERROR"; readonly status: 500; readonly body: FanfareErrorInternal }
  | { readonly name: "BAD_GATEWAY"; readonly status: 502; readonly body: FanfareErrorBadGateway }
  | { readonly name: "SERVICE_UNAVAILABLE"; readonly status: 503; readonly body: FanfareErrorServiceUnavailable }
  | { readonly name: "GATEWAY_TIMEOUT"; readonly status: 504; readonly body: FanfareErrorGatewayTimeout }
  | { readonly name: "UNAUTHORIZED"; readonly status: 401; readonly body: AuthErrorUnauthorized }
  | { readonly name: "INVALID_TOKEN"; readonly status: 401; readonly body: AuthErrorInvalidToken }
  | { readonly name: "TOKEN_EXPIRED"; readonly status: 401; readonly body: AuthErrorTokenExpired }
  | { readonly name: "INVALID_CREDENTIALS"; readonly status: 401; readonly body: AuthErrorInvalidCredentials }
  | { readonly name: "ALREADY_IN_QUEUE"; readonly status: 409; readonly body: ConflictErrorAlreadyInQueue }
  | { readonly name: "ALREADY_REGISTERED"; readonly status: 409; readonly body: ConflictErrorAlreadyRegistered }
  | { readonly name: "ALREADY_EXISTS"; readonly status: 409; readonly body: ConflictErrorAlreadyExists }
  | { readonly name: "CONCURRENT_MODIFICATION"; readonly status: 409; readonly body: ConflictErrorConcurrentModification };

const marksOfFanfare: readonly Mark[] = [
  { status: 400, name: "BAD_REQUEST", constants: [[["error"], "bad_request"], [["code"], "BAD_REQUEST"]] },
  { status: 403, name: "FORBIDDEN", constants: [[["error"], "forbidden"], [["code"], "FORBIDDEN"]] },
  { status: 404, name: "NOT_FOUND", constants: [[["error"], "not_found"], [["code"], "NOT_FOUND"]] },
  { status: 422, name: "VALIDATION_ERROR", constants: [[["error"], "validation_error"], [["code"], "VALIDATION_ERROR"]] },
  { status: 429, name: "RATE_LIMIT_EXCEEDED", constants: [[["error"], "rate_limit_exceeded"], [["code"], "RATE_LIMIT_EXCEEDED"]] },
  { status: 500, name: "INTERNAL_ERROR", constants: [[["error"], "internal_error"], [["code"], "INTERNAL_ERROR"]] },
  { status: 502, name: "BAD_GATEWAY", constants: [[["error"], "bad_gateway"], [["message"], "Bad Gateway"], [["code"], "BAD_GATEWAY"]] },
  { status: 503, name: "SERVICE_UNAVAILABLE", constants: [[["error"], "service_unavailable"], [["message"], "Service Unavailable"], [["code"], "SERVICE_UNAVAILABLE"]] },
  { status: 504, name: "GATEWAY_TIMEOUT", constants: [[["error"], "gateway_timeout"], [["message"], "Gateway Timeout"], [["code"], "GATEWAY_TIMEOUT"]] },
  { status: 401, name: "UNAUTHORIZED", constants: [[["error"], "unauthorized"], [["code"], "UNAUTHORIZED"]] },
  { status: 401, name: "INVALID_TOKEN", constants: [[["error"], "invalid_token"], [["code"], "INVALID_TOKEN"]] },
  { status: 401, name: "TOKEN_EXPIRED", constants: [[["error"], "token_expired"], [["code"], "TOKEN_EXPIRED"]] },
  { status: 401, name: "INVALID_CREDENTIALS", constants: [[["error"], "invalid_credentials"], [["code"], "INVALID_CREDENTIALS"]] },
  { status: 409, name: "ALREADY_IN_QUEUE", constants: [[["error"], "already_in_queue"], [["code"], "ALREADY_IN_QUEUE"]] },
  { status: 409, name: "ALREADY_REGISTERED", constants: [[["error"], "already_registered"], [["code"], "ALREADY_REGISTERED"]] },
  { status: 409, name: "ALREADY_EXISTS", constants: [[["error"], "already_exists"], [["code"], "ALREADY_EXISTS"]] },
  { status: 409, name: "CONCURRENT_MODIFICATION", constants: [[["error"], "concurrent_modification"], [["code"], "CONCURRENT_MODIFICATION"]] },
];

/** Returns whether the JSON body of a response is a {@link Fanfare}. */
export function isFanfare(body: unknown): body is Fanfare {
  return marksOfFanfare.some((mark) => has(body, mark));
}

/** Returns the {@link Fanfare} of a response, or undefined if it is another response. */
export function decodeFanfare(status: number, body: unknown): FanfareCase | undefined {
  const mark = marksOfFanfare.find((mark) => mark.status === status && has(body, mark));
  return mark && ({ name: mark.name, status, body } as FanfareCase);
}
