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
 * The request is malformed, or lacks something.
 *
 * 400 `BAD_REQUEST`: The parameter {parameter} is required
 * Retry: only with a changed request.
 */
export interface DescribedErrorBadRequest {
  "message": "Bad Request";
  "description": string;
}

/**
 * Neither an API key nor an access token, or one that is not valid.
 *
 * 401 `UNAUTHORIZED`: Send a valid API key or access token
 * Retry: only with a changed request.
 */
export interface DescribedErrorUnauthorized {
  "message": "Unauthorized";
  "description": string;
}

/**
 * The caller is known and may not do this.
 *
 * 403 `FORBIDDEN`: The API key may not {action}
 * Retry: only with a changed request.
 */
export interface DescribedErrorForbidden {
  "message": "Forbidden";
  "description": string;
}

/**
 * Nothing is there.
 *
 * 404 `NOT_FOUND`: No {what} has the id {id}
 * Retry: only with a changed request.
 */
export interface DescribedErrorNotFound {
  "message": "Not Found";
  "description": string;
}

/**
 * The endpoint has other methods.
 *
 * 405 `METHOD_NOT_ALLOWED`: The endpoint does not take this method
 * Retry: only with a changed request.
 */
export interface DescribedErrorMethodNotAllowed {
  "message": "Method Not Allowed";
  "description": string;
}

/**
 * The body is in a format that is not understood.
 *
 * 415 `UNSUPPORTED_MEDIA_TYPE`: Send application/json
 * Retry: only with a changed request.
 */
export interface DescribedErrorUnsupportedMediaType {
  "message": "Unsupported Media Type";
  "description": string;
}

/**
 * The caller is too fast.
 *
 * 429 `TOO_MANY_REQUESTS`: At most {limit} requests a minute
 * Retry: after the time in `Retry-After`.
 */
export interface DescribedErrorTooManyRequests {
  "message": "Too Many Requests";
  "description": string;
}

/**
 * The server failed: please report it.
 *
 * 500 `INTERNAL_SERVER_ERROR`: Internal Server Error
 * Retry: with backoff.
 */
export interface DescribedErrorInternal {
  "message": "Internal Server Error";
  "description": "Internal Server Error";
}

/**
 * A server behind this one answered nonsense.
 *
 * 502 `BAD_GATEWAY`: Bad Gateway
 * Retry: with backoff.
 */
export interface DescribedErrorBadGateway {
  "message": "Bad Gateway";
  "description": "Bad Gateway";
}

/**
 * The server is overloaded or down.
 *
 * 503 `SERVICE_UNAVAILABLE`: Service Unavailable
 * Retry: after 30 seconds.
 */
export interface DescribedErrorServiceUnavailable {
  "message": "Service Unavailable";
  "description": "Service Unavailable";
}

/**
 * A server behind this one did not answer in time.
 *
 * 504 `GATEWAY_TIMEOUT`: Gateway Timeout
 * Retry: with backoff.
 */
export interface DescribedErrorGatewayTimeout {
  "message": "Gateway Timeout";
  "description": "Gateway Timeout";
}

/**
 * Errors of every endpoint except the OAuth 2.0 endpoints.
 */
export type DescribedError =
  | DescribedErrorBadRequest
  | DescribedErrorUnauthorized
  | DescribedErrorForbidden
  | DescribedErrorNotFound
  | DescribedErrorMethodNotAllowed
  | DescribedErrorUnsupportedMediaType
  | DescribedErrorTooManyRequests
  | DescribedErrorInternal
  | DescribedErrorBadGateway
  | DescribedErrorServiceUnavailable
  | DescribedErrorGatewayTimeout;

export type DescribedErrorName =
  | "BAD_REQUEST"
  | "UNAUTHORIZED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "METHOD_NOT_ALLOWED"
  | "UNSUPPORTED_MEDIA_TYPE"
  | "TOO_MANY_REQUESTS"
  | "INTERNAL_SERVER_ERROR"
  | "BAD_GATEWAY"
  | "SERVICE_UNAVAILABLE"
  | "GATEWAY_TIMEOUT";

/** A {@link DescribedError} with its status, for a `switch` over `name`. */
export type DescribedErrorCase =
  | { readonly name: "BAD_REQUEST"; readonly status: 400; readonly body: DescribedErrorBadRequest }
  | { readonly name: "UNAUTHORIZED"; readonly status: 401; readonly body: DescribedErrorUnauthorized }
  | { readonly name: "FORBIDDEN"; readonly status: 403; readonly body: DescribedErrorForbidden }
  | { readonly name: "NOT_FOUND"; readonly status: 404; readonly body: DescribedErrorNotFound }
  | { readonly name: "METHOD_NOT_ALLOWED"; readonly status: 405; readonly body: DescribedErrorMethodNotAllowed }
  | { readonly name: "UNSUPPORTED_MEDIA_TYPE"; readonly status: 415; readonly body: DescribedErrorUnsupportedMediaType }
  | { readonly name: "TOO_MANY_REQUESTS"; readonly status: 429; readonly body: DescribedErrorTooManyRequests }
  | { readonly name: "INTERNAL_SERVER_ERROR"; readonly status: 500; readonly body: DescribedErrorInternal }
  | { readonly name: "BAD_GATEWAY"; readonly status: 502; readonly body: DescribedErrorBadGateway }
  | { readonly name: "SERVICE_UNAVAILABLE"; readonly status: 503; readonly body: DescribedErrorServiceUnavailable }
  | { readonly name: "GATEWAY_TIMEOUT"; readonly status: 504; readonly body: DescribedErrorGatewayTimeout };

const marksOfDescribedError: readonly Mark[] = [
  { status: 400, name: "BAD_REQUEST", constants: [[["message"], "Bad Request"]] },
  { status: 401, name: "UNAUTHORIZED", constants: [[["message"], "Unauthorized"]] },
  { status: 403, name: "FORBIDDEN", constants: [[["message"], "Forbidden"]] },
  { status: 404, name: "NOT_FOUND", constants: [[["message"], "Not Found"]] },
  { status: 405, name: "METHOD_NOT_ALLOWED", constants: [[["message"], "Method Not Allowed"]] },
  { status: 415, name: "UNSUPPORTED_MEDIA_TYPE", constants: [[["message"], "Unsupported Media Type"]] },
  { status: 429, name: "TOO_MANY_REQUESTS", constants: [[["message"], "Too Many Requests"]] },
  { status: 500, name: "INTERNAL_SERVER_ERROR", constants: [[["message"], "Internal Server Error"], [["description"], "Internal Server Error"]] },
  { status: 502, name: "BAD_GATEWAY", constants: [[["message"], "Bad Gateway"], [["description"], "Bad Gateway"]] },
  { status: 503, name: "SERVICE_UNAVAILABLE", constants: [[["message"], "Service Unavailable"], [["description"], "Service Unavailable"]] },
  { status: 504, name: "GATEWAY_TIMEOUT", constants: [[["message"], "Gateway Timeout"], [["description"], "Gateway Timeout"]] },
];

/** Returns whether the JSON body of a response is a {@link DescribedError}. */
export function isDescribedError(body: unknown): body is DescribedError {
  return marksOfDescribedError.some((mark) => has(body, mark));
}

/** Returns the {@link DescribedError} of a response, or undefined if it is another response. */
export function decodeDescribedError(status: number, body: unknown): DescribedErrorCase | undefined {
  const mark = marksOfDescribedError.find((mark) => mark.status === status && has(body, mark));
  return mark && ({ name: mark.name, status, body } as DescribedErrorCase);
}

/**
 * The errors of an API that describes them, all but those of its OAuth 2.0 endpoints.
 */
export type Described =
  | DescribedErrorBadRequest
  | DescribedErrorUnauthorized
  | DescribedErrorForbidden
  | DescribedErrorNotFound
  | DescribedErrorMethodNotAllowed
  | DescribedErrorUnsupportedMediaType
  | DescribedErrorTooManyRequests
  | DescribedErrorInternal
  | DescribedErrorBadGateway
  | DescribedErrorServiceUnavailable
  | DescribedErrorGatewayTimeout;

export type DescribedName =
  | "BAD_REQUEST"
  | "UNAUTHORIZED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "METHOD_NOT_ALLOWED"
  | "UNSUPPORTED_MEDIA_TYPE"
  | "TOO_MANY_REQUESTS"
  | "INTERNAL_SERVER_ERROR"
  | "BAD_GATEWAY"
  | "SERVICE_UNAVAILABLE"
  | "GATEWAY_TIMEOUT";

/** A {@link Described} with its status, for a `switch` over `name`. */
export type DescribedCase =
  | { readonly name: "BAD_REQUEST"; readonly status: 400; readonly body: DescribedErrorBadRequest }
  | { readonly name: "UNAUTHORIZED"; readonly status: 401; readonly body: DescribedErrorUnauthorized }
  | { readonly name: "FORBIDDEN"; readonly status: 403; readonly body: DescribedErrorForbidden }
  | { readonly name: "NOT_FOUND"; readonly status: 404; readonly body: DescribedErrorNotFound }
  | { readonly name: "METHOD_NOT_ALLOWED"; readonly status: 405; readonly body: DescribedErrorMethodNotAllowed }
  | { readonly name: "UNSUPPORTED_MEDIA_TYPE"; readonly status: 415; readonly body: DescribedErrorUnsupportedMediaType }
  | { readonly name: "TOO_MANY_REQUESTS"; readonly status: 429; readonly body: DescribedErrorTooManyRequests }
  | { readonly name: "INTERNAL_SERVER_ERROR"; readonly status: 500; readonly body: DescribedErrorInternal }
  | { readonly name: "BAD_GATEWAY"; readonly status: 502; readonly body: DescribedErrorBadGateway }
  | { readonly name: "SERVICE_UNAVAILABLE"; readonly status: 503; readonly body: DescribedErrorServiceUnavailable }
  | { readonly name: "GATEWAY_TIMEOUT"; readonly status: 504; readonly body: DescribedErrorGatewayTimeout };

const marksOfDescribed: readonly Mark[] = [
  { status: 400, name: "BAD_REQUEST", constants: [[["message"], "Bad Request"]] },
  { status: 401, name: "UNAUTHORIZED", constants: [[["message"], "Unauthorized"]] },
  { status: 403, name: "FORBIDDEN", constants: [[["message"], "Forbidden"]] },
  { status: 404, name: "NOT_FOUND", constants: [[["message"], "Not Found"]] },
  { status: 405, name: "METHOD_NOT_ALLOWED", constants: [[["message"], "Method Not Allowed"]] },
  { status: 415, name: "UNSUPPORTED_MEDIA_TYPE", constants: [[["message"], "Unsupported Media Type"]] },
  { status: 429, name: "TOO_MANY_REQUESTS", constants: [[["message"], "Too Many Requests"]] },
  { status: 500, name: "INTERNAL_SERVER_ERROR", constants: [[["message"], "Internal Server Error"], [["description"], "Internal Server Error"]] },
  { status: 502, name: "BAD_GATEWAY", constants: [[["message"], "Bad Gateway"], [["description"], "Bad Gateway"]] },
  { status: 503, name: "SERVICE_UNAVAILABLE", constants: [[["message"], "Service Unavailable"], [["description"], "Service Unavailable"]] },
  { status: 504, name: "GATEWAY_TIMEOUT", constants: [[["message"], "Gateway Timeout"], [["description"], "Gateway Timeout"]] },
];

/** Returns whether the JSON body of a response is a {@link Described}. */
export function isDescribed(body: unknown): body is Described {
  return marksOfDescribed.some((mark) => has(body, mark));
}

/** Returns the {@link Described} of a response, or undefined if it is another response. */
export function decodeDescribed(status: number, body: unknown): DescribedCase | undefined {
  const mark = marksOfDescribed.find((mark) => mark.status === status && has(body, mark));
  return mark && ({ name: mark.name, status, body } as DescribedCase);
}
