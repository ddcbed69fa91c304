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
 * The server failed. Its log contains the cause.
 *
 * 500 `INTERNAL_SERVER_ERROR`: Unknown error from server
 * Retry: with backoff.
 */
export interface CrossingMindsErrorServer {
  "error_code": 0;
  "error_name": "ServerError";
  "message": "Unknown error from server";
  "error_data": {
    "name": "INTERNAL_SERVER_ERROR";
  };
}

/**
 * A service behind this one answered nonsense.
 *
 * 502 `BAD_GATEWAY`: Unknown error from server
 * Retry: with backoff.
 */
export interface CrossingMindsErrorUpstream {
  "error_code": 0;
  "error_name": "ServerError";
  "message": "Unknown error from server";
  "error_data": {
    "name": "BAD_GATEWAY";
  };
}

/**
 * The service is overloaded or being updated; wait longer after every attempt.
 *
 * 503 `SERVICE_UNAVAILABLE`: The server is currently unavailable, please try again later
 * Retry: with backoff.
 */
export interface CrossingMindsErrorUnavailable {
  "error_code": 1;
  "error_name": "ServerUnavailable";
  "message": "The server is currently unavailable, please try again later";
  "error_data": {
    "name": "SERVICE_UNAVAILABLE";
  };
}

/**
 * The subscription allows fewer requests.
 *
 * 429 `RATE_LIMIT_OVERFLOW`: The amount of requests exceeds the limit of your subscription
 * Retry: after the time in `Retry-After`.
 */
export interface CrossingMindsErrorTooManyRequests {
  "error_code": 2;
  "error_name": "TooManyRequests";
  "message": string;
  "error_data": {
    /**
     * When the next request will be accepted, in seconds.
     */
    "retry_after": number;
    "name": "RATE_LIMIT_OVERFLOW";
  };
}

/**
 * The token of this session is over, or no token at all; take a new one with the refresh token.
 *
 * 401 `INCORRECT_JWT_TOKEN`: The JWT token has expired
 * Retry: only with a changed request.
 */
export interface CrossingMindsErrorJwtTokenExpired {
  "error_code": 22;
  "error_name": "JwtTokenExpired";
  "message": string;
  "error_data": {
    "name": "INCORRECT_JWT_TOKEN";
  };
}

/**
 * The refresh token is over too; log in again.
 *
 * 401 `REFRESH_TOKEN_EXPIRED`: The refresh token has expired
 * Retry: only with a changed request.
 */
export interface CrossingMindsErrorRefreshTokenExpired {
  "error_code": 28;
  "error_name": "RefreshTokenExpired";
  "message": string;
  "error_data": {
    "name": "REFRESH_TOKEN_EXPIRED";
  };
}

/**
 * A value is of the wrong type.
 *
 * 400 `WRONG_DATA_TYPE`: There is an error in the submitted data
 * Retry: only with a changed request.
 */
export interface CrossingMindsErrorWrongDataType {
  "error_code": 40;
  "error_name": "WrongData";
  "message": string;
  "error_data": {
    /**
     * The reason why the data is invalid.
     */
    "error": string;
    "name": "WRONG_DATA_TYPE";
  };
}

/**
 * The path exists, but not with this method.
 *
 * 405 `HTTP_METHOD_NOT_ALLOWED`: Method "{method}" not allowed
 * Retry: only with a changed request.
 */
export interface CrossingMindsErrorMethodNotAllowed {
  "error_code": 70;
  "error_name": "MethodNotAllowed";
  "message": string;
  "error_data": {
    /**
     * The method of the request.
     */
    "method": string;
    "name": "HTTP_METHOD_NOT_ALLOWED";
  };
}

/**
 * The password is not this account's.
 *
 * 401 `INCORRECT_PASSWORD`: Cannot perform authentication: {error}
 * Retry: only with a changed request.
 */
export interface AuthErrorIncorrectPassword {
  "error_code": 21;
  "error_name": "AuthError";
  "message": string;
  "error_data": {
    /**
     * The operation that failed.
     */
    "error": string;
    "name": "INCORRECT_PASSWORD";
  };
}

/**
 * The account's email address has not been confirmed.
 *
 * 401 `ACCOUNT_NOT_VERIFIED`: Cannot perform authentication: {error}
 * Retry: only with a changed request.
 */
export interface AuthErrorAccountNotVerified {
  "error_code": 21;
  "error_name": "AuthError";
  "message": string;
  "error_data": {
    /**
     * The operation that failed.
     */
    "error": string;
    "name": "ACCOUNT_NOT_VERIFIED";
  };
}

/**
 * The refresh token was never given out, or was used.
 *
 * 401 `INCORRECT_REFRESH_TOKEN`: Cannot perform authentication: {error}
 * Retry: only with a changed request.
 */
export interface AuthErrorIncorrectRefreshToken {
  "error_code": 21;
  "error_name": "AuthError";
  "message": string;
  "error_data": {
    /**
     * The operation that failed.
     */
    "error": string;
    "name": "INCORRECT_REFRESH_TOKEN";
  };
}

/**
 * The code of the confirmation email is another one.
 *
 * 401 `ACTIVATION_CODE_DOES_NOT_MATCH`: Cannot perform authentication: {error}
 * Retry: only with a changed request.
 */
export interface AuthErrorActivationCodeDoesNotMatch {
  "error_code": 21;
  "error_name": "AuthError";
  "message": string;
  "error_data": {
    /**
     * The operation that failed.
     */
    "error": string;
    "name": "ACTIVATION_CODE_DOES_NOT_MATCH";
  };
}

/**
 * Two users with one id.
 *
 * 400 `DUPLICATED_USER_ID`: The {kind} {key} is duplicated
 * Retry: only with a changed request.
 */
export interface DuplicatedErrorDuplicatedUserId {
  "error_code": 42;
  "error_name": "DuplicatedError";
  "message": string;
  "error_data": {
    /**
     * The kind of resource that the key identifies.
     */
    "type": unknown;
    /**
     * The user's id.
     */
    "key": unknown;
    "name": "DUPLICATED_USER_ID";
  };
}

/**
 * Two items with one id.
 *
 * 400 `DUPLICATED_ITEM_ID`: The {kind} {key} is duplicated
 * Retry: only with a changed request.
 */
export interface DuplicatedErrorDuplicatedItemId {
  "error_code": 42;
  "error_name": "DuplicatedError";
  "message": string;
  "error_data": {
    /**
     * The kind of resource that the key identifies.
     */
    "type": unknown;
    /**
     * The item's id.
     */
    "key": unknown;
    "name": "DUPLICATED_ITEM_ID";
  };
}

/**
 * The users have this property.
 *
 * 400 `DUPLICATED_USER_PROPERTY`: The {kind} {key} is duplicated
 * Retry: only with a changed request.
 */
export interface DuplicatedErrorDuplicatedUserProperty {
  "error_code": 42;
  "error_name": "DuplicatedError";
  "message": string;
  "error_data": {
    /**
     * The kind of resource that the key identifies.
     */
    "type": unknown;
    /**
     * The property's name.
     */
    "key": unknown;
    "name": "DUPLICATED_USER_PROPERTY";
  };
}

/**
 * The items have this property.
 *
 * 400 `DUPLICATED_ITEM_PROPERTY`: The {kind} {key} is duplicated
 * Retry: only with a changed request.
 */
export interface DuplicatedErrorDuplicatedItemProperty {
  "error_code": 42;
  "error_name": "DuplicatedError";
  "message": string;
  "error_data": {
    /**
     * The kind of resource that the key identifies.
     */
    "type": unknown;
    /**
     * The property's name.
     */
    "key": unknown;
    "name": "DUPLICATED_ITEM_PROPERTY";
  };
}

/**
 * The task was started and has not ended.
 *
 * 400 `TASK_ALREADY_RUNNING`: The {kind} {key} is duplicated
 * Retry: only with a changed request.
 */
export interface DuplicatedErrorTaskAlreadyRunning {
  "error_code": 42;
  "error_name": "DuplicatedError";
  "message": string;
  "error_data": {
    /**
     * The kind of resource that the key identifies.
     */
    "type": unknown;
    /**
     * The task's name.
     */
    "key": unknown;
    "name": "TASK_ALREADY_RUNNING";
  };
}

/**
 * The account's role does not include it.
 *
 * 403 `INCORRECT_ROLE`: Do not have enough permissions to access this resource: {error}
 * Retry: only with a changed request.
 */
export interface ForbiddenErrorIncorrectRole {
  "error_code": 50;
  "error_name": "ForbiddenError";
  "message": string;
  "error_data": {
    /**
     * Which permission is missing.
     */
    "error": string;
    "name": "INCORRECT_ROLE";
  };
}

/**
 * A frontend account asks for another user.
 *
 * 403 `INCORRECT_FRONTEND_USER_ID`: Do not have enough permissions to access this resource: {error}
 * Retry: only with a changed request.
 */
export interface ForbiddenErrorIncorrectFrontendUserId {
  "error_code": 50;
  "error_name": "ForbiddenError";
  "message": string;
  "error_data": {
    /**
     * Which permission is missing.
     */
    "error": string;
    "name": "INCORRECT_FRONTEND_USER_ID";
  };
}

/**
 * No such user.
 *
 * 404 `USER_NOT_FOUND`: The {kind} {key} does not exist
 * Retry: only with a changed request.
 */
export interface NotFoundErrorUserNotFound {
  "error_code": 60;
  "error_name": "NotFoundError";
  "message": string;
  "error_data": {
    /**
     * The kind of resource that the key identifies.
     */
    "type": unknown;
    /**
     * The user's id.
     */
    "key": unknown;
    "name": "USER_NOT_FOUND";
  };
}

/**
 * No such item.
 *
 * 404 `ITEM_NOT_FOUND`: The {kind} {key} does not exist
 * Retry: only with a changed request.
 */
export interface NotFoundErrorItemNotFound {
  "error_code": 60;
  "error_name": "NotFoundError";
  "message": string;
  "error_data": {
    /**
     * The kind of resource that the key identifies.
     */
    "type": unknown;
    /**
     * The item's id.
     */
    "key": unknown;
    "name": "ITEM_NOT_FOUND";
  };
}

/**
 * Users have no such property.
 *
 * 404 `USER_PROPERTY_NOT_FOUND`: The {kind} {key} does not exist
 * Retry: only with a changed request.
 */
export interface NotFoundErrorUserPropertyNotFound {
  "error_code": 60;
  "error_name": "NotFoundError";
  "message": string;
  "error_data": {
    /**
     * The kind of resource that the key identifies.
     */
    "type": unknown;
    /**
     * The property's name.
     */
    "key": unknown;
    "name": "USER_PROPERTY_NOT_FOUND";
  };
}

/**
 * Items have no such property.
 *
 * 404 `ITEM_PROPERTY_NOT_FOUND`: The {kind} {key} does not exist
 * Retry: only with a changed request.
 */
export interface NotFoundErrorItemPropertyNotFound {
  "error_code": 60;
  "error_name": "NotFoundError";
  "message": string;
  "error_data": {
    /**
     * The kind of resource that the key identifies.
     */
    "type": unknown;
    /**
     * The property's name.
     */
    "key": unknown;
    "name": "ITEM_PROPERTY_NOT_FOUND";
  };
}

/**
 * No such account.
 *
 * 404 `ACCOUNT_NOT_FOUND`: The {kind} {key} does not exist
 * Retry: only with a changed request.
 */
export interface NotFoundErrorAccountNotFound {
  "error_code": 60;
  "error_name": "NotFoundError";
  "message": string;
  "error_data": {
    /**
     * The kind of resource that the key identifies.
     */
    "type": unknown;
    /**
     * The account's email address.
     */
    "key": unknown;
    "name": "ACCOUNT_NOT_FOUND";
  };
}

/**
 * No such database.
 *
 * 404 `DATABASE_NOT_FOUND`: The {kind} {key} does not exist
 * Retry: only with a changed request.
 */
export interface NotFoundErrorDatabaseNotFound {
  "error_code": 60;
  "error_name": "NotFoundError";
  "message": string;
  "error_data": {
    /**
     * The kind of resource that the key identifies.
     */
    "type": unknown;
    /**
     * The database's id.
     */
    "key": unknown;
    "name": "DATABASE_NOT_FOUND";
  };
}

/**
 * Errors of every endpoint.
 */
export type CrossingMindsError =
  | CrossingMindsErrorServer
  | CrossingMindsErrorUpstream
  | CrossingMindsErrorUnavailable
  | CrossingMindsErrorTooManyRequests
  | CrossingMindsErrorJwtTokenExpired
  | CrossingMindsErrorRefreshTokenExpired
  | CrossingMindsErrorWrongDataType
  | CrossingMindsErrorMethodNotAllowed
  | AuthErrorIncorrectPassword
  | AuthErrorAccountNotVerified
  | AuthErrorIncorrectRefreshToken
  | AuthErrorActivationCodeDoesNotMatch
  | DuplicatedErrorDuplicatedUserId
  | DuplicatedErrorDuplicatedItemId
  | DuplicatedErrorDuplicatedUserProperty
  | DuplicatedErrorDuplicatedItemProperty
  | DuplicatedErrorTaskAlreadyRunning
  | ForbiddenErrorIncorrectRole
  | ForbiddenErrorIncorrectFrontendUserId
  | NotFoundErrorUserNotFound
  | NotFoundErrorItemNotFound
  | NotFoundErrorUserPropertyNotFound
  | NotFoundErrorItemPropertyNotFound
  | NotFoundErrorAccountNotFound
  | NotFoundErrorDatabaseNotFound;

export type CrossingMindsErrorName =
  | "INTERNAL_SERVER_ERROR"
  | "BAD_GATEWAY"
  | "SERVICE_UNAVAILABLE"
  | "RATE_LIMIT_OVERFLOW"
  | "INCORRECT_JWT_TOKEN"
  | "REFRESH_TOKEN_EXPIRED"
  | "WRONG_DATA_TYPE"
  | "HTTP_METHOD_NOT_ALLOWED"
  | "INCORRECT_PASSWORD"
  | "ACCOUNT_NOT_VERIFIED"
  | "INCORRECT_REFRESH_TOKEN"
  | "ACTIVATION_CODE_DOES_NOT_MATCH"
  | "DUPLICATED_USER_ID"
  | "DUPLICATED_ITEM_ID"
  | "DUPLICATED_USER_PROPERTY"
  | "DUPLICATED_ITEM_PROPERTY"
  | "TASK_ALREADY_RUNNING"
  | "INCORRECT_ROLE"
  | "INCORRECT_FRONTEND_USER_ID"
  | "USER_NOT_FOUND"
  | "ITEM_NOT_FOUND"
  | "USER_PROPERTY_NOT_FOUND"
  | "ITEM_PROPERTY_NOT_FOUND"
  | "ACCOUNT_NOT_FOUND"
  | "DATABASE_NOT_FOUND";

/** A {@link CrossingMindsError} with its status, for a `switch` over `name`. */
export type CrossingMindsErrorCase =
  | { readonly name: "INTERNAL_SERVER_ERROR"; readonly status: 500; readonly body: CrossingMindsErrorServer }
  | { readonly name: "BAD_GATEWAY"; readonly status: 502; readonly body: CrossingMindsErrorUpstream }
  | { readonly name: "SERVICE_UNAVAILABLE"; readonly status: 503; readonly body: CrossingMindsErrorUnavailable }
  | { readonly name: "RATE_LIMIT_OVERFLOW"; readonly status: 429; readonly body: CrossingMindsErrorTooManyRequests }
  | { readonly name: "INCORRECT_JWT_TOKEN"; readonly status: 401; readonly body: CrossingMindsErrorJwtTokenExpired }
  | { readonly name: "REFRESH_TOKEN_EXPIRED"; readonly status: 401; readonly body: CrossingMindsErrorRefreshTokenExpired }
  | { readonly name: "WRONG_DATA_TYPE"; readonly status: 400; readonly body: CrossingMindsErrorWrongDataType }
  | { readonly name: "HTTP_METHOD_NOT_ALLOWED"; readonly status: 405; readonly body: CrossingMindsErrorMethodNotAllowed }
  | { readonly name: "INCORRECT_PASSWORD"; readonly status: 401; readonly body: AuthErrorIncorrectPassword }
  | { readonly name: "ACCOUNT_NOT_VERIFIED"; readonly status: 401; readonly body: AuthErrorAccountNotVerified }
  | { readonly name: "INCORRECT_REFRESH_TOKEN"; readonly status: 401; readonly body: AuthErrorIncorrectRefreshToken }
  | { readonly name: "ACTIVATION_CODE_DOES_NOT_MATCH"; readonly status: 401; readonly body: AuthErrorActivationCodeDoesNotMatch }
  | { readonly name: "DUPLICATED_USER_ID"; readonly status: 400; readonly body: DuplicatedErrorDuplicatedUserId }
  | { readonly name: "DUPLICATED_ITEM_ID"; readonly status: 400; readonly body: DuplicatedErrorDuplicatedItemId }
  | { readonly name: "DUPLICATED_USER_PROPERTY"; readonly status: 400; readonly body: DuplicatedErrorDuplicatedUserProperty }
  | { readonly name: "DUPLICATED_ITEM_PROPERTY"; readonly status: 400; readonly body: DuplicatedErrorDuplicatedItemProperty }
  | { readonly name: "TASK_ALREADY_RUNNING"; readonly status: 400; readonly body: DuplicatedErrorTaskAlreadyRunning }
  | { readonly name: "INCORRECT_ROLE"; readonly status: 403; readonly body: ForbiddenErrorIncorrectRole }
  | { readonly name: "INCORRECT_FRONTEND_USER_ID"; readonly status: 403; readonly body: ForbiddenErrorIncorrectFrontendUserId }
  | { readonly name: "USER_NOT_FOUND"; readonly status: 404; readonly body: NotFoundErrorUserNotFound }
  | { readonly name: "ITEM_NOT_FOUND"; readonly status: 404; readonly body: NotFoundErrorItemNotFound }
  | { readonly name: "USER_PROPERTY_NOT_FOUND"; readonly status: 404; readonly body: NotFoundErrorUserPropertyNotFound }
  | { readonly name: "ITEM_PROPERTY_NOT_FOUND"; readonly status: 404; readonly body: NotFoundErrorItemPropertyNotFound }
  | { readonly name: "ACCOUNT_NOT_FOUND"; readonly status: 404; readonly body: NotFoundErrorAccountNotFound }
  | { readonly name: "DATABASE_NOT_FOUND"; readonly status: 404; readonly body: NotFoundErrorDatabaseNotFound };

const marksOfCrossingMindsError: readonly Mark[] = [
  { status: 500, name: "INTERNAL_SERVER_ERROR", constants: [[["error_data", "name"], "INTERNAL_SERVER_ERROR"]] },
  { status: 502, name: "BAD_GATEWAY", constants: [[["error_data", "name"], "BAD_GATEWAY"]] },
  { status: 503, name: "SERVICE_UNAVAILABLE", constants: [[["error_data", "name"], "SERVICE_UNAVAILABLE"]] },
  { status: 429, name: "RATE_LIMIT_OVERFLOW", constants: [[["error_data", "name"], "RATE_LIMIT_OVERFLOW"]] },
  { status: 401, name: "INCORRECT_JWT_TOKEN", constants: [[["error_data", "name"], "INCORRECT_JWT_TOKEN"]] },
  { status: 401, name: "REFRESH_TOKEN_EXPIRED", constants: [[["error_name"], "RefreshTokenExpired"], [["error_data", "name"], "REFRESH_TOKEN_EXPIRED"]] },
  { status: 400, name: "WRONG_DATA_TYPE", constants: [[["error_data", "name"], "WRONG_DATA_TYPE"]] },
  { status: 405, name: "HTTP_METHOD_NOT_ALLOWED", constants: [[["error_data", "name"], "HTTP_METHOD_NOT_ALLOWED"]] },
  { status: 401, name: "INCORRECT_PASSWORD", constants: [[["error_data", "name"], "INCORRECT_PASSWORD"]] },
  { status: 401, name: "ACCOUNT_NOT_VERIFIED", constants: [[["error_data", "name"], "ACCOUNT_NOT_VERIFIED"]] },
  { status: 401, name: "INCORRECT_REFRESH_TOKEN", constants: [[["error_data", "name"], "INCORRECT_REFRESH_TOKEN"]] },
  { status: 401, name: "ACTIVATION_CODE_DOES_NOT_MATCH", constants: [[["error_data", "name"], "ACTIVATION_CODE_DOES_NOT_MATCH"]] },
  { status: 400, name: "DUPLICATED_USER_ID", constants: [[["error_data", "name"], "DUPLICATED_USER_ID"]] },
  { status: 400, name: "DUPLICATED_ITEM_ID", constants: [[["error_data", "name"], "DUPLICATED_ITEM_ID"]] },
  { status: 400, name: "DUPLICATED_USER_PROPERTY", constants: [[["error_data", "name"], "DUPLICATED_USER_PROPERTY"]] },
  { status: 400, name: "DUPLICATED_ITEM_PROPERTY", constants: [[["error_data", "name"], "DUPLICATED_ITEM_PROPERTY"]] },
  { status: 400, name: "TASK_ALREADY_RUNNING", constants: [[["error_data", "name"], "TASK_ALREADY_RUNNING"]] },
  { status: 403, name: "INCORRECT_ROLE", constants: [[["error_data", "name"], "INCORRECT_ROLE"]] },
  { status: 403, name: "INCORRECT_FRONTEND_USER_ID", constants: [[["error_data", "name"], "INCORRECT_FRONTEND_USER_ID"]] },
  { status: 404, name: "USER_NOT_FOUND", constants: [[["error_data", "name"], "USER_NOT_FOUND"]] },
  { status: 404, name: "ITEM_NOT_FOUND", constants: [[["error_data", "name"], "ITEM_NOT_FOUND"]] },
  { status: 404, name: "USER_PROPERTY_NOT_FOUND", constants: [[["error_data", "name"], "USER_PROPERTY_NOT_FOUND"]] },
  { status: 404, name: "ITEM_PROPERTY_NOT_FOUND", constants: [[["error_data", "name"], "ITEM_PROPERTY_NOT_FOUND"]] },
  { status: 404, name: "ACCOUNT_NOT_FOUND", constants: [[["error_data", "name"], "ACCOUNT_NOT_FOUND"]] },
  { status: 404, name: "DATABASE_NOT_FOUND", constants: [[["error_data", "name"], "DATABASE_NOT_FOUND"]] },
];

/** Returns whether the JSON body of a response is a {@link CrossingMindsError}. */
export function isCrossingMindsError(body: unknown): body is CrossingMindsError {
  return marksOfCrossingMindsError.some((mark) => has(body, mark));
}

/** Returns the {@link CrossingMindsError} of a response, or undefined if it is another response. */
export function decodeCrossingMindsError(status: number, body: unknown): CrossingMindsErrorCase | undefined {
  const mark = marksOfCrossingMindsError.find((mark) => mark.status === status && has(body, mark));
  return mark && ({ name: mark.name, status, body } as CrossingMindsErrorCase);
}

/**
 * Why the caller cannot be authenticated.
 */
export type AuthError =
  | AuthErrorIncorrectPassword
  | AuthErrorAccountNotVerified
  | AuthErrorIncorrectRefreshToken
  | AuthErrorActivationCodeDoesNotMatch;

export type AuthErrorName =
  | "INCORRECT_PASSWORD"
  | "ACCOUNT_NOT_VERIFIED"
  | "INCORRECT_REFRESH_TOKEN"
  | "ACTIVATION_CODE_DOES_NOT_MATCH";

/** A {@link AuthError} with its status, for a `switch` over `name`. */
export type AuthErrorCase =
  | { readonly name: "INCORRECT_PASSWORD"; readonly status: 401; readonly body: AuthErrorIncorrectPassword }
  | { readonly name: "ACCOUNT_NOT_VERIFIED"; readonly status: 401; readonly body: AuthErrorAccountNotVerified }
  | { readonly name: "INCORRECT_REFRESH_TOKEN"; readonly status: 401; readonly body: AuthErrorIncorrectRefreshToken }
  | { readonly name: "ACTIVATION_CODE_DOES_NOT_MATCH"; readonly status: 401; readonly body: AuthErrorActivationCodeDoesNotMatch };

const marksOfAuthError: readonly Mark[] = [
  { status: 401, name: "INCORRECT_PASSWORD", constants: [[["error_data", "name"], "INCORRECT_PASSWORD"]] },
  { status: 401, name: "ACCOUNT_NOT_VERIFIED", constants: [[["error_data", "name"], "ACCOUNT_NOT_VERIFIED"]] },
  { status: 401, name: "INCORRECT_REFRESH_TOKEN", constants: [[["error_data", "name"], "INCORRECT_REFRESH_TOKEN"]] },
  { status: 401, name: "ACTIVATION_CODE_DOES_NOT_MATCH", constants: [[["error_data", "name"], "ACTIVATION_CODE_DOES_NOT_MATCH"]] },
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
 * Errors of resources that already exist.
 */
export type DuplicatedError =
  | DuplicatedErrorDuplicatedUserId
  | DuplicatedErrorDuplicatedItemId
  | DuplicatedErrorDuplicatedUserProperty
  | DuplicatedErrorDuplicatedItemProperty
  | DuplicatedErrorTaskAlreadyRunning;

export type DuplicatedErrorName =
  | "DUPLICATED_USER_ID"
  | "DUPLICATED_ITEM_ID"
  | "DUPLICATED_USER_PROPERTY"
  | "DUPLICATED_ITEM_PROPERTY"
  | "TASK_ALREADY_RUNNING";

/** A {@link DuplicatedError} with its status, for a `switch` over `name`. */
export type DuplicatedErrorCase =
  | { readonly name: "DUPLICATED_USER_ID"; readonly status: 400; readonly body: DuplicatedErrorDuplicatedUserId }
  | { readonly name: "DUPLICATED_ITEM_ID"; readonly status: 400; readonly body: DuplicatedErrorDuplicatedItemId }
  | { readonly name: "DUPLICATED_USER_PROPERTY"; readonly status: 400; readonly body: DuplicatedErrorDuplicatedUserProperty }
  | { readonly name: "DUPLICATED_ITEM_PROPERTY"; readonly status: 400; readonly body: DuplicatedErrorDuplicatedItemProperty }
  | { readonly name: "TASK_ALREADY_RUNNING"; readonly status: 400; readonly body: DuplicatedErrorTaskAlreadyRunning };

const marksOfDuplicatedError: readonly Mark[] = [
  { status: 400, name: "DUPLICATED_USER_ID", constants: [[["error_data", "name"], "DUPLICATED_USER_ID"]] },
  { status: 400, name: "DUPLICATED_ITEM_ID", constants: [[["error_data", "name"], "DUPLICATED_ITEM_ID"]] },
  { status: 400, name: "DUPLICATED_USER_PROPERTY", constants: [[["error_data", "name"], "DUPLICATED_USER_PROPERTY"]] },
  { status: 400, name: "DUPLICATED_ITEM_PROPERTY", constants: [[["error_data", "name"], "DUPLICATED_ITEM_PROPERTY"]] },
  { status: 400, name: "TASK_ALREADY_RUNNING", constants: [[["error_data", "name"], "TASK_ALREADY_RUNNING"]] },
];

/** Returns whether the JSON body of a response is a {@link DuplicatedError}. */
export function isDuplicatedError(body: unknown): body is DuplicatedError {
  return marksOfDuplicatedError.some((mark) => has(body, mark));
}

/** Returns the {@link DuplicatedError} of a response, or undefined if it is another response. */
export function decodeDuplicatedError(status: number, body: unknown): DuplicatedErrorCase | undefined {
  const mark = marksOfDuplicatedError.find((mark) => mark.status === status && has(body, mark));
  return mark && ({ name: mark.name, status, body } as DuplicatedErrorCase);
}

/**
 * Errors of missing permissions.
 */
export type ForbiddenError =
  | ForbiddenErrorIncorrectRole
  | ForbiddenErrorIncorrectFrontendUserId;

export type ForbiddenErrorName =
  | "INCORRECT_ROLE"
  | "INCORRECT_FRONTEND_USER_ID";

/** A {@link ForbiddenError} with its status, for a `switch` over `name`. */
export type ForbiddenErrorCase =
  | { readonly name: "INCORRECT_ROLE"; readonly status: 403; readonly body: ForbiddenErrorIncorrectRole }
  | { readonly name: "INCORRECT_FRONTEND_USER_ID"; readonly status: 403; readonly body: ForbiddenErrorIncorrectFrontendUserId };

const marksOfForbiddenError: readonly Mark[] = [
  { status: 403, name: "INCORRECT_ROLE", constants: [[["error_data", "name"], "INCORRECT_ROLE"]] },
  { status: 403, name: "INCORRECT_FRONTEND_USER_ID", constants: [[["error_data", "name"], "INCORRECT_FRONTEND_USER_ID"]] },
];

/** Returns whether the JSON body of a response is a {@link ForbiddenError}. */
export function isForbiddenError(body: unknown): body is ForbiddenError {
  return marksOfForbiddenError.some((mark) => has(body, mark));
}

/** Returns the {@link ForbiddenError} of a response, or undefined if it is another response. */
export function decodeForbiddenError(status: number, body: unknown): ForbiddenErrorCase | undefined {
  const mark = marksOfForbiddenError.find((mark) => mark.status === status && has(body, mark));
  return mark && ({ name: mark.name, status, body } as ForbiddenErrorCase);
}

/**
 * Errors of resources that do not exist.
 */
export type NotFoundError =
  | NotFoundErrorUserNotFound
  | NotFoundErrorItemNotFound
  | NotFoundErrorUserPropertyNotFound
  | NotFoundErrorItemPropertyNotFound
  | NotFoundErrorAccountNotFound
  | NotFoundErrorDatabaseNotFound;

export type NotFoundErrorName =
  | "USER_NOT_FOUND"
  | "ITEM_NOT_FOUND"
  | "USER_PROPERTY_NOT_FOUND"
  | "ITEM_PROPERTY_NOT_FOUND"
  | "ACCOUNT_NOT_FOUND"
  | "DATABASE_NOT_FOUND";

/** A {@link NotFoundError} with its status, for a `switch` over `name`. */
export type NotFoundErrorCase =
  | { readonly name: "USER_NOT_FOUND"; readonly status: 404; readonly body: NotFoundErrorUserNotFound }
  | { readonly name: "ITEM_NOT_FOUND"; readonly status: 404; readonly body: NotFoundErrorItemNotFound }
  | { readonly name: "USER_PROPERTY_NOT_FOUND"; readonly status: 404; readonly body: NotFoundErrorUserPropertyNotFound }
  | { readonly name: "ITEM_PROPERTY_NOT_FOUND"; readonly status: 404; readonly body: NotFoundErrorItemPropertyNotFound }
  | { readonly name: "ACCOUNT_NOT_FOUND"; readonly status: 404; readonly body: NotFoundErrorAccountNotFound }
  | { readonly name: "DATABASE_NOT_FOUND"; readonly status: 404; readonly body: NotFoundErrorDatabaseNotFound };

const marksOfNotFoundError: readonly Mark[] = [
  { status: 404, name: "USER_NOT_FOUND", constants: [[["error_data", "name"], "USER_NOT_FOUND"]] },
  { status: 404, name: "ITEM_NOT_FOUND", constants: [[["error_data", "name"], "ITEM_NOT_FOUND"]] },
  { status: 404, name: "USER_PROPERTY_NOT_FOUND", constants: [[["error_data", "name"], "USER_PROPERTY_NOT_FOUND"]] },
  { status: 404, name: "ITEM_PROPERTY_NOT_FOUND", constants: [[["error_data", "name"], "ITEM_PROPERTY_NOT_FOUND"]] },
  { status: 404, name: "ACCOUNT_NOT_FOUND", constants: [[["error_data", "name"], "ACCOUNT_NOT_FOUND"]] },
  { status: 404, name: "DATABASE_NOT_FOUND", constants: [[["error_data", "name"], "DATABASE_NOT_FOUND"]] },
];

/** Returns whether the JSON body of a response is a {@link NotFoundError}. */
export function isNotFoundError(body: unknown): body is NotFoundError {
  return marksOfNotFoundError.some((mark) => has(body, mark));
}

/** Returns the {@link NotFoundError} of a response, or undefined if it is another response. */
export function decodeNotFoundError(status: number, body: unknown): NotFoundErrorCase | undefined {
  const mark = marksOfNotFoundError.find((mark) => mark.status === status && has(body, mark));
  return mark && ({ name: mark.name, status, body } as NotFoundErrorCase);
}

/**
 * The errors of a recommendation service.
 */
export type CrossingMinds =
  | CrossingMindsErrorServer
  | CrossingMindsErrorUpstream
  | CrossingMindsErrorUnavailable
  | CrossingMindsErrorTooManyRequests
  | CrossingMindsErrorJwtTokenExpired
  | CrossingMindsErrorRefreshTokenExpired
  | CrossingMindsErrorWrongDataType
  | CrossingMindsErrorMethodNotAllowed
  | AuthErrorIncorrectPassword
  | AuthErrorAccountNotVerified
  | AuthErrorIncorrectRefreshToken
  | AuthErrorActivationCodeDoesNotMatch
  | DuplicatedErrorDuplicatedUserId
  | DuplicatedErrorDuplicatedItemId
  | DuplicatedErrorDuplicatedUserProperty
  | DuplicatedErrorDuplicatedItemProperty
  | DuplicatedErrorTaskAlreadyRunning
  | ForbiddenErrorIncorrectRole
  | ForbiddenErrorIncorrectFrontendUserId
  | NotFoundErrorUserNotFound
  | NotFoundErrorItemNotFound
  | NotFoundErrorUserPropertyNotFound
  | NotFoundErrorItemPropertyNotFound
  | NotFoundErrorAccountNotFound
  | NotFoundErrorDatabaseNotFound;

export type CrossingMindsName =
  | "INTERNAL_SERVER_ERROR"
  | "BAD_GATEWAY"
  | "SERVICE_UNAVAILABLE"
  | "RATE_LIMIT_OVERFLOW"
  | "INCORRECT_JWT_TOKEN"
  | "REFRESH_TOKEN_EXPIRED"
  | "WRONG_DATA_TYPE"
  | "HTTP_METHOD_NOT_ALLOWED"
  | "INCORRECT_PASSWORD"
  | "ACCOUNT_NOT_VERIFIED"
  | "INCORRECT_REFRESH_TOKEN"
  | "ACTIVATION_CODE_DOES_NOT_MATCH"
  | "DUPLICATED_USER_ID"
  | "DUPLICATED_ITEM_ID"
  | "DUPLICATED_USER_PROPERTY"
  | "DUPLICATED_ITEM_PROPERTY"
  | "TASK_ALREADY_RUNNING"
  | "INCORRECT_ROLE"
  | "INCORRECT_FRONTEND_USER_ID"
  | "USER_NOT_FOUND"
  | "ITEM_NOT_FOUND"
  | "USER_PROPERTY_NOT_FOUND"
  | "ITEM_PROPERTY_NOT_FOUND"
  | "ACCOUNT_NOT_FOUND"
  | "DATABASE_NOT_FOUND";

/** A {@link CrossingMinds} with its status, for a `switch` over `name`. */
export type CrossingMindsCase =
  | { readonly name: "INTERNAL_SERVER_ERROR"; readonly status: 500; readonly body: CrossingMindsErrorServer }
  | { readonly name: "BAD_GATEWAY"; readonly status: 502; readonly body: CrossingMindsErrorUpstream }
  | { readonly name: "SERVICE_UNAVAILABLE"; readonly status: 503; readonly body: CrossingMindsErrorUnavailable }
  | { readonly name: "RATE_LIMIT_OVERFLOW"; readonly status: 429; readonly body: CrossingMindsErrorTooManyRequests }
  | { readonly name: "INCORRECT_JWT_TOKEN"; readonly status: 401; readonly body: CrossingMindsErrorJwtTokenExpired }
  | { readonly name: "REFRESH_TOKEN_EXPIRED"; readonly status: 401; readonly body: CrossingMindsErrorRefreshTokenExpired }
  | { readonly name: "WRONG_DATA_TYPE"; readonly status: 400; readonly body: CrossingMindsErrorWrongDataType }
  | { readonly name: "HTTP_METHOD_NOT_ALLOWED"; readonly status: 405; readonly body: CrossingMindsErrorMethodNotAllowed }
  | { readonly name: "INCORRECT_PASSWORD"; readonly status: 401; readonly body: AuthErrorIncorrectPassword }
  | { readonly name: "ACCOUNT_NOT_VERIFIED"; readonly status: 401; readonly body: AuthErrorAccountNotVerified }
  | { readonly name: "INCORRECT_REFRESH_TOKEN"; readonly status: 401; readonly body: AuthErrorIncorrectRefreshToken }
  | { readonly name: "ACTIVATION_CODE_DOES_NOT_MATCH"; readonly status: 401; readonly body: AuthErrorActivationCodeDoesNotMatch }
  | { readonly name: "DUPLICATED_USER_ID"; readonly status: 400; readonly body: DuplicatedErrorDuplicatedUserId }
  | { readonly name: "DUPLICATED_ITEM_ID"; readonly status: 400; readonly body: DuplicatedErrorDuplicatedItemId }
  | { readonly name: "DUPLICATED_USER_PROPERTY"; readonly status: 400; readonly body: DuplicatedErrorDuplicatedUserProperty }
  | { readonly name: "DUPLICATED_ITEM_PROPERTY"; readonly status: 400; readonly body: DuplicatedErrorDuplicatedItemProperty }
  | { readonly name: "TASK_ALREADY_RUNNING"; readonly status: 400; readonly body: DuplicatedErrorTaskAlreadyRunning }
  | { readonly name: "INCORRECT_ROLE"; readonly status: 403; readonly body: ForbiddenErrorIncorrectRole }
  | { readonly name: "INCORRECT_FRONTEND_USER_ID"; readonly status: 403; readonly body: ForbiddenErrorIncorrectFrontendUserId }
  | { readonly name: "USER_NOT_FOUND"; readonly status: 404; readonly body: NotFoundErrorUserNotFound }
  | { readonly name: "ITEM_NOT_FOUND"; readonly status: 404; readonly body: NotFoundErrorItemNotFound }
  | { readonly name: "USER_PROPERTY_NOT_FOUND"; readonly status: 404; readonly body: NotFoundErrorUserPropertyNotFound }
  | { readonly name: "ITEM_PROPERTY_NOT_FOUND"; readonly status: 404; readonly body: NotFoundErrorItemPropertyNotFound }
  | { readonly name: "ACCOUNT_NOT_FOUND"; readonly status: 404; readonly body: NotFoundErrorAccountNotFound }
  | { readonly name: "DATABASE_NOT_FOUND"; readonly status: 404; readonly body: NotFoundErrorDatabaseNotFound };

const marksOfCrossingMinds: readonly Mark[] = [
  { status: 500, name: "INTERNAL_SERVER_ERROR", constants: [[["error_data", "name"], "INTERNAL_SERVER_ERROR"]] },
  { status: 502, name: "BAD_GATEWAY", constants: [[["error_data", "name"], "BAD_GATEWAY"]] },
  { status: 503, name: "SERVICE_UNAVAILABLE", constants: [[["error_data", "name"], "SERVICE_UNAVAILABLE"]] },
  { status: 429, name: "RATE_LIMIT_OVERFLOW", constants: [[["error_data", "name"], "RATE_LIMIT_OVERFLOW"]] },
  { status: 401, name: "INCORRECT_JWT_TOKEN", constants: [[["error_data", "name"], "INCORRECT_JWT_TOKEN"]] },
  { status: 401, name: "REFRESH_TOKEN_EXPIRED", constants: [[["error_name"], "RefreshTokenExpired"], [["error_data", "name"], "REFRESH_TOKEN_EXPIRED"]] },
  { status: 400, name: "WRONG_DATA_TYPE", constants: [[["error_data", "name"], "WRONG_DATA_TYPE"]] },
  { status: 405, name: "HTTP_METHOD_NOT_ALLOWED", constants: [[["error_data", "name"], "HTTP_METHOD_NOT_ALLOWED"]] },
  { status: 401, name: "INCORRECT_PASSWORD", constants: [[["error_data", "name"], "INCORRECT_PASSWORD"]] },
  { status: 401, name: "ACCOUNT_NOT_VERIFIED", constants: [[["error_data", "name"], "ACCOUNT_NOT_VERIFIED"]] },
  { status: 401, name: "INCORRECT_REFRESH_TOKEN", constants: [[["error_data", "name"], "INCORRECT_REFRESH_TOKEN"]] },
  { status: 401, name: "ACTIVATION_CODE_DOES_NOT_MATCH", constants: [[["error_data", "name"], "ACTIVATION_CODE_DOES_NOT_MATCH"]] },
  { status: 400, name: "DUPLICATED_USER_ID", constants: [[["error_data", "name"], "DUPLICATED_USER_ID"]] },
  { status: 400, name: "DUPLICATED_ITEM_ID", constants: [[["error_data", "name"], "DUPLICATED_ITEM_ID"]] },
  { status: 400, name: "DUPLICATED_USER_PROPERTY", constants: [[["error_data", "name"], "DUPLICATED_USER_PROPERTY"]] },
  { status: 400, name: "DUPLICATED_ITEM_PROPERTY", constants: [[["error_data", "name"], "DUPLICATED_ITEM_PROPERTY"]] },
  { status: 400, name: "TASK_ALREADY_RUNNING", constants: [[["error_data", "name"], "TASK_ALREADY_RUNNING"]] },
  { status: 403, name: "INCORRECT_ROLE", constants: [[["error_data", "name"], "INCORRECT_ROLE"]] },
  { status: 403, name: "INCORRECT_FRONTEND_USER_ID", constants: [[["error_data", "name"], "INCORRECT_FRONTEND_USER_ID"]] },
  { status: 404, name: "USER_NOT_FOUND", constants: [[["error_data", "name"], "USER_NOT_FOUND"]] },
  { status: 404, name: "ITEM_NOT_FOUND", constants: [[["error_data", "name"], "ITEM_NOT_FOUND"]] },
  { status: 404, name: "USER_PROPERTY_NOT_FOUND", constants: [[["error_data", "name"], "USER_PROPERTY_NOT_FOUND"]] },
  { status: 404, name: "ITEM_PROPERTY_NOT_FOUND", constants: [[["error_data", "name"], "ITEM_PROPERTY_NOT_FOUND"]] },
  { status: 404, name: "ACCOUNT_NOT_FOUND", constants: [[["error_data", "name"], "ACCOUNT_NOT_FOUND"]] },
  { status: 404, name: "DATABASE_NOT_FOUND", constants: [[["error_data", "name"], "DATABASE_NOT_FOUND"]] },
];

/** Returns whether the JSON body of a response is a {@link CrossingMinds}. */
export function isCrossingMinds(body: unknown): body is CrossingMinds {
  return marksOfCrossingMinds.some((mark) => has(body, mark));
}

/** Returns the {@link CrossingMinds} of a response, or undefined if it is another response. */
export function decodeCrossingMinds(status: number, body: unknown): CrossingMindsCase | undefined {
  const mark = marksOfCrossingMinds.find((mark) => mark.status === status && has(body, mark));
  return mark && ({ name: mark.name, status, body } as CrossingMindsCase);
}
