/* eslint-disable */
// Crossing Minds errors. Generated from their declarations: do not edit.

/** The values and the text that identify a body. */
interface Mark {
  /** The status of the response. Undefined for the parameters of a redirect. */
  readonly status: number | undefined;
  readonly name: string;
  readonly constants: readonly (readonly [readonly (string | number)[], unknown])[];
  readonly text?: readonly [readonly (string | number)[], RegExp];
  /** True if the status identifies the error when the body matches no other error. */
  readonly byStatus?: true;
}

/** The type of a value, for a check at run time. */
type Check =
  | 'unknown'
  | 'string'
  | 'number'
  | 'boolean'
  | 'null'
  | readonly ['is', string | number | boolean | null]
  | readonly ['ref', string]
  | readonly ['list', Check]
  | readonly ['map', Check]
  | readonly ['tuple' | 'any' | 'all', readonly Check[]]
  | readonly ['object', readonly (readonly [name: string, check: Check, isRequired: boolean])[]];

function at(body: unknown, path: readonly (string | number)[]): unknown {
  let value: unknown = body;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as { readonly [step: string | number]: unknown })[step];
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

function fits(value: unknown, check: Check | undefined): boolean {
  if (check === undefined) return false;
  if (typeof check === 'string') {
    return check === 'unknown' || (check === 'null' ? value === null : typeof value === check);
  }
  switch (check[0]) {
    case 'is':
      return value === check[1];
    case 'ref':
      return fits(value, checksOf[check[1]]);
    case 'any':
      return check[1].some((one) => fits(value, one));
    case 'all':
      return check[1].every((one) => fits(value, one));
    case 'list':
      return Array.isArray(value) && value.every((item: unknown) => fits(item, check[1]));
    case 'tuple':
      return (
        Array.isArray(value) &&
        value.length === check[1].length &&
        check[1].every((one, index) => fits(value[index], one))
      );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const members = new Map<string, unknown>(Object.entries(value));
  if (check[0] === 'map') return [...members.values()].every((member) => fits(member, check[1]));
  return check[1].every(([name, one, isRequired]) =>
    members.has(name) ? fits(members.get(name), one) : !isRequired,
  );
}

function is(bodies: readonly string[], body: unknown): boolean {
  return bodies.some(
    (name) => (marksOf[name] ?? []).some((mark) => has(body, mark)) && fits(body, checksOf[name]),
  );
}

/** Returns the name of the only error that has this body. */
function decode(
  bodies: readonly string[],
  status: number | undefined,
  body: unknown,
): string | undefined {
  const names = new Set<string>();
  const namesByStatus = new Set<string>();
  for (const name of bodies) {
    for (const mark of marksOf[name] ?? []) {
      if (mark.status === status && has(body, mark) && fits(body, checksOf[name])) {
        (mark.byStatus === true ? namesByStatus : names).add(mark.name);
      }
    }
  }
  const found = names.size === 0 ? namesByStatus : names;
  return found.size === 1 ? [...found][0] : undefined;
}

/**
 * A key: an integer or a text.
 *
 * A 64-bit integer: `JSON.parse` rounds a value outside of ±9007199254740991.
 */
export type ResourceKey = number | string;

/**
 * The server failed for an unknown reason.
 *
 * The status identifies the error. `error_code` can be missing.
 *
 * - Status: 500
 * - Name: `INTERNAL_SERVER_ERROR`
 * - Message: Unknown error from server
 * - Retry: Yes, with exponential backoff, if the request is idempotent.
 * - Headers: `x-request-id` (optional)
 */
export interface CrossingMindsErrorServer {
  error_code?: 0;
  error_name: "ServerError";
  message: string;
  error_data: {
    name: string;
  };
}

/**
 * The server received an invalid response from another server.
 *
 * The status identifies the error. `error_code` can be missing.
 *
 * - Status: 502
 * - Name: `BAD_GATEWAY`
 * - Message: Unknown error from server
 * - Retry: Yes, with exponential backoff, if the request is idempotent.
 * - Headers: `x-request-id` (optional)
 */
export interface CrossingMindsErrorUpstream {
  error_code?: 0;
  error_name: "ServerError";
  message: string;
  error_data: {
    name: string;
  };
}

/**
 * The server is currently unavailable.
 *
 * The status identifies the error. `error_code` can be missing.
 *
 * - Status: 503
 * - Name: `SERVICE_UNAVAILABLE`
 * - Message: The server is currently unavailable, please try again later
 * - Retry: Yes, with exponential backoff, if the request is idempotent.
 * - Headers: `x-request-id` (optional)
 */
export interface CrossingMindsErrorUnavailable {
  error_code?: 1;
  error_name: "ServerUnavailable";
  message: string;
  error_data: {
    name: string;
  };
}

/**
 * You sent more requests than your subscription allows.
 *
 * # Solution
 *
 * Wait for the time in `retry_after`. The header `Retry-After` contains the same time.
 *
 * - Status: 429
 * - Name: `RATE_LIMIT_OVERFLOW`
 * - Message: The amount of requests exceeds the limit of your subscription
 * - Retry: Yes, after the number of seconds in `Retry-After`.
 * - Headers: `Retry-After`, `Cache-Control: no-store`, `x-request-id` (optional)
 */
export interface CrossingMindsErrorTooManyRequests {
  error_code: 2;
  error_name: "TooManyRequests";
  message: string;
  error_data: {
    /** The number of seconds after which the next request is accepted. */
    retry_after: number;
    name: "RATE_LIMIT_OVERFLOW";
  };
}

/**
 * The JWT token of the request has expired, or it is incorrect.
 *
 * # Solution
 *
 * Get a new token with the refresh token, then send the request again with the new token.
 *
 * - Status: 401
 * - Name: `INCORRECT_JWT_TOKEN`
 * - Message: The JWT token has expired
 * - Retry: No. Remove the cause first.
 * - Headers: `WWW-Authenticate: Bearer realm="api.crossingminds.com", error="invalid_token"`, `x-request-id` (optional)
 */
export interface CrossingMindsErrorJwtTokenExpired {
  error_code: 22;
  error_name: "JwtTokenExpired";
  message: string;
  error_data: {
    name: "INCORRECT_JWT_TOKEN";
  };
}

/**
 * The refresh token has expired.
 *
 * # Solution
 *
 * Log in again to get a new one.
 *
 * - Status: 401
 * - Name: `REFRESH_TOKEN_EXPIRED`
 * - Message: The refresh token has expired
 * - Retry: No. Remove the cause first.
 * - Headers: `WWW-Authenticate: Bearer realm="api.crossingminds.com"`, `x-request-id` (optional)
 */
export interface CrossingMindsErrorRefreshTokenExpired {
  error_code: 28;
  error_name: "RefreshTokenExpired";
  message: string;
  error_data: {
    name: "REFRESH_TOKEN_EXPIRED";
  };
}

/**
 * The submitted data is invalid, for example a value of the wrong type.
 *
 * - Status: 400
 * - Name: `WRONG_DATA_TYPE`
 * - Message: There is an error in the submitted data
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface CrossingMindsErrorWrongDataType {
  error_code: 40;
  error_name: "WrongData";
  message: string;
  error_data: {
    /** The reason why the data is invalid. */
    error: string;
    name: "WRONG_DATA_TYPE";
  };
}

/**
 * The path does not support the method of the request.
 *
 * # Solution
 *
 * Use one of the methods in the header `Allow`.
 *
 * - Status: 405
 * - Name: `HTTP_METHOD_NOT_ALLOWED`
 * - Message: such as `Method "PATCH" not allowed`
 * - Retry: No. Remove the cause first.
 * - Headers: `Allow`, `x-request-id` (optional)
 */
export interface CrossingMindsErrorMethodNotAllowed {
  error_code: 70;
  error_name: "MethodNotAllowed";
  message: string;
  error_data: {
    /** The method of the request. */
    method: string;
    name: "HTTP_METHOD_NOT_ALLOWED";
  };
}

/**
 * The password is wrong.
 *
 * # Solution
 *
 * Send the password of the account.
 *
 * - Status: 401
 * - Name: `INCORRECT_PASSWORD`
 * - Message: such as `Cannot perform authentication: incorrect password`
 * - Retry: No. Remove the cause first.
 * - Headers: `WWW-Authenticate: Bearer realm="api.crossingminds.com"`, `x-request-id` (optional)
 */
export interface AuthErrorIncorrectPassword {
  error_code: 21;
  error_name: "AuthError";
  message: string;
  error_data: {
    /** The reason why the authentication failed. */
    error: string;
    name: "INCORRECT_PASSWORD";
  };
}

/**
 * The account is not verified.
 *
 * # Solution
 *
 * Verify the account, then send the same request again.
 *
 * - Status: 401
 * - Name: `ACCOUNT_NOT_VERIFIED`
 * - Message: such as `Cannot perform authentication: account not verified`
 * - Retry: No. Remove the cause first.
 * - Headers: `WWW-Authenticate: Bearer realm="api.crossingminds.com"`, `x-request-id` (optional)
 */
export interface AuthErrorAccountNotVerified {
  error_code: 21;
  error_name: "AuthError";
  message: string;
  error_data: {
    /** The reason why the authentication failed. */
    error: string;
    name: "ACCOUNT_NOT_VERIFIED";
  };
}

/**
 * The refresh token is incorrect.
 *
 * # Solution
 *
 * Log in again to get a new one.
 *
 * - Status: 401
 * - Name: `INCORRECT_REFRESH_TOKEN`
 * - Message: such as `Cannot perform authentication: incorrect refresh token`
 * - Retry: No. Remove the cause first.
 * - Headers: `WWW-Authenticate: Bearer realm="api.crossingminds.com"`, `x-request-id` (optional)
 */
export interface AuthErrorIncorrectRefreshToken {
  error_code: 21;
  error_name: "AuthError";
  message: string;
  error_data: {
    /** The reason why the authentication failed. */
    error: string;
    name: "INCORRECT_REFRESH_TOKEN";
  };
}

/**
 * The activation code is not the code of the account.
 *
 * # Solution
 *
 * Send the activation code of this account.
 *
 * - Status: 401
 * - Name: `ACTIVATION_CODE_DOES_NOT_MATCH`
 * - Message: such as `Cannot perform authentication: activation code does not match`
 * - Retry: No. Remove the cause first.
 * - Headers: `WWW-Authenticate: Bearer realm="api.crossingminds.com"`, `x-request-id` (optional)
 */
export interface AuthErrorActivationCodeDoesNotMatch {
  error_code: 21;
  error_name: "AuthError";
  message: string;
  error_data: {
    /** The reason why the authentication failed. */
    error: string;
    name: "ACTIVATION_CODE_DOES_NOT_MATCH";
  };
}

/**
 * More than one user has this id.
 *
 * - Status: 400
 * - Name: `DUPLICATED_USER_ID`
 * - Message: such as `The user u-17 is duplicated`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface DuplicatedErrorDuplicatedUserId {
  error_code: 42;
  error_name: "DuplicatedError";
  message: string;
  error_data: {
    type: "user";
    /** The id of the user. */
    key: ResourceKey;
    name: "DUPLICATED_USER_ID";
  };
}

/**
 * More than one item has this id.
 *
 * - Status: 400
 * - Name: `DUPLICATED_ITEM_ID`
 * - Message: such as `The item 11111 is duplicated`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface DuplicatedErrorDuplicatedItemId {
  error_code: 42;
  error_name: "DuplicatedError";
  message: string;
  error_data: {
    type: "item";
    /** The id of the item. */
    key: ResourceKey;
    name: "DUPLICATED_ITEM_ID";
  };
}

/**
 * More than one property of users has this name.
 *
 * - Status: 400
 * - Name: `DUPLICATED_USER_PROPERTY`
 * - Message: such as `The user_property age is duplicated`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface DuplicatedErrorDuplicatedUserProperty {
  error_code: 42;
  error_name: "DuplicatedError";
  message: string;
  error_data: {
    type: "user_property";
    /** The name of the property. */
    key: ResourceKey;
    name: "DUPLICATED_USER_PROPERTY";
  };
}

/**
 * More than one property of items has this name.
 *
 * - Status: 400
 * - Name: `DUPLICATED_ITEM_PROPERTY`
 * - Message: such as `The item_property price is duplicated`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface DuplicatedErrorDuplicatedItemProperty {
  error_code: 42;
  error_name: "DuplicatedError";
  message: string;
  error_data: {
    type: "item_property";
    /** The name of the property. */
    key: ResourceKey;
    name: "DUPLICATED_ITEM_PROPERTY";
  };
}

/**
 * The task is already running.
 *
 * # Solution
 *
 * Wait until the task ends, then send the same request again.
 *
 * - Status: 400
 * - Name: `TASK_ALREADY_RUNNING`
 * - Message: such as `The task train is duplicated`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface DuplicatedErrorTaskAlreadyRunning {
  error_code: 42;
  error_name: "DuplicatedError";
  message: string;
  error_data: {
    type: "task";
    /** The name of the task. */
    key: ResourceKey;
    name: "TASK_ALREADY_RUNNING";
  };
}

/**
 * The role of the account does not allow the request.
 *
 * - Status: 403
 * - Name: `INCORRECT_ROLE`
 * - Message: such as `Do not have enough permissions to access this resource: role backend is required`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface ForbiddenErrorIncorrectRole {
  error_code: 50;
  error_name: "ForbiddenError";
  message: string;
  error_data: {
    /** The reason why the request is forbidden. */
    error: string;
    name: "INCORRECT_ROLE";
  };
}

/**
 * A frontend user may send requests only for its own user id.
 *
 * - Status: 403
 * - Name: `INCORRECT_FRONTEND_USER_ID`
 * - Message: such as `Do not have enough permissions to access this resource: the token belongs to another user`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface ForbiddenErrorIncorrectFrontendUserId {
  error_code: 50;
  error_name: "ForbiddenError";
  message: string;
  error_data: {
    /** The reason why the request is forbidden. */
    error: string;
    name: "INCORRECT_FRONTEND_USER_ID";
  };
}

/**
 * The user does not exist.
 *
 * - Status: 404
 * - Name: `USER_NOT_FOUND`
 * - Message: such as `The user u-17 does not exist`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface NotFoundErrorUserNotFound {
  error_code: 60;
  error_name: "NotFoundError";
  message: string;
  error_data: {
    type: "user";
    /** The id of the user. */
    key: ResourceKey;
    name: "USER_NOT_FOUND";
  };
}

/**
 * The item does not exist.
 *
 * - Status: 404
 * - Name: `ITEM_NOT_FOUND`
 * - Message: such as `The item 11111 does not exist`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface NotFoundErrorItemNotFound {
  error_code: 60;
  error_name: "NotFoundError";
  message: string;
  error_data: {
    type: "item";
    /** The id of the item. */
    key: ResourceKey;
    name: "ITEM_NOT_FOUND";
  };
}

/**
 * Users do not have this property.
 *
 * - Status: 404
 * - Name: `USER_PROPERTY_NOT_FOUND`
 * - Message: such as `The user_property age does not exist`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface NotFoundErrorUserPropertyNotFound {
  error_code: 60;
  error_name: "NotFoundError";
  message: string;
  error_data: {
    type: "user_property";
    /** The name of the property. */
    key: ResourceKey;
    name: "USER_PROPERTY_NOT_FOUND";
  };
}

/**
 * Items do not have this property.
 *
 * - Status: 404
 * - Name: `ITEM_PROPERTY_NOT_FOUND`
 * - Message: such as `The item_property price does not exist`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface NotFoundErrorItemPropertyNotFound {
  error_code: 60;
  error_name: "NotFoundError";
  message: string;
  error_data: {
    type: "item_property";
    /** The name of the property. */
    key: ResourceKey;
    name: "ITEM_PROPERTY_NOT_FOUND";
  };
}

/**
 * The account does not exist.
 *
 * - Status: 404
 * - Name: `ACCOUNT_NOT_FOUND`
 * - Message: such as `The account ada@example.com does not exist`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface NotFoundErrorAccountNotFound {
  error_code: 60;
  error_name: "NotFoundError";
  message: string;
  error_data: {
    type: "account";
    /** The email address of the account. */
    key: ResourceKey;
    name: "ACCOUNT_NOT_FOUND";
  };
}

/**
 * The database does not exist.
 *
 * The server also sends this error if no endpoint has the path. `key` is then the text
 * `of this path`, and not an id.
 *
 * - Status: 404
 * - Name: `DATABASE_NOT_FOUND`
 * - Message: such as `The database db-2 does not exist`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface NotFoundErrorDatabaseNotFound {
  error_code: 60;
  error_name: "NotFoundError";
  message: string;
  error_data: {
    type: "database";
    /** The id of the database, or the text `of this path`. */
    key: ResourceKey;
    name: "DATABASE_NOT_FOUND";
  };
}

const marksOf: { readonly [body: string]: readonly Mark[] } = {
  CrossingMindsErrorServer: [{ status: 500, name: "INTERNAL_SERVER_ERROR", constants: [], byStatus: true }],
  CrossingMindsErrorUpstream: [{ status: 502, name: "BAD_GATEWAY", constants: [], byStatus: true }],
  CrossingMindsErrorUnavailable: [{ status: 503, name: "SERVICE_UNAVAILABLE", constants: [], byStatus: true }],
  CrossingMindsErrorTooManyRequests: [{ status: 429, name: "RATE_LIMIT_OVERFLOW", constants: [[["error_data", "name"], "RATE_LIMIT_OVERFLOW"]] }],
  CrossingMindsErrorJwtTokenExpired: [{ status: 401, name: "INCORRECT_JWT_TOKEN", constants: [[["error_data", "name"], "INCORRECT_JWT_TOKEN"]] }],
  CrossingMindsErrorRefreshTokenExpired: [{ status: 401, name: "REFRESH_TOKEN_EXPIRED", constants: [[["error_data", "name"], "REFRESH_TOKEN_EXPIRED"]] }],
  CrossingMindsErrorWrongDataType: [{ status: 400, name: "WRONG_DATA_TYPE", constants: [[["error_data", "name"], "WRONG_DATA_TYPE"]] }],
  CrossingMindsErrorMethodNotAllowed: [{ status: 405, name: "HTTP_METHOD_NOT_ALLOWED", constants: [[["error_data", "name"], "HTTP_METHOD_NOT_ALLOWED"]] }],
  AuthErrorIncorrectPassword: [{ status: 401, name: "INCORRECT_PASSWORD", constants: [[["error_data", "name"], "INCORRECT_PASSWORD"]] }],
  AuthErrorAccountNotVerified: [{ status: 401, name: "ACCOUNT_NOT_VERIFIED", constants: [[["error_data", "name"], "ACCOUNT_NOT_VERIFIED"]] }],
  AuthErrorIncorrectRefreshToken: [{ status: 401, name: "INCORRECT_REFRESH_TOKEN", constants: [[["error_data", "name"], "INCORRECT_REFRESH_TOKEN"]] }],
  AuthErrorActivationCodeDoesNotMatch: [{ status: 401, name: "ACTIVATION_CODE_DOES_NOT_MATCH", constants: [[["error_data", "name"], "ACTIVATION_CODE_DOES_NOT_MATCH"]] }],
  DuplicatedErrorDuplicatedUserId: [{ status: 400, name: "DUPLICATED_USER_ID", constants: [[["error_data", "name"], "DUPLICATED_USER_ID"]] }],
  DuplicatedErrorDuplicatedItemId: [{ status: 400, name: "DUPLICATED_ITEM_ID", constants: [[["error_data", "name"], "DUPLICATED_ITEM_ID"]] }],
  DuplicatedErrorDuplicatedUserProperty: [{ status: 400, name: "DUPLICATED_USER_PROPERTY", constants: [[["error_data", "name"], "DUPLICATED_USER_PROPERTY"]] }],
  DuplicatedErrorDuplicatedItemProperty: [{ status: 400, name: "DUPLICATED_ITEM_PROPERTY", constants: [[["error_data", "name"], "DUPLICATED_ITEM_PROPERTY"]] }],
  DuplicatedErrorTaskAlreadyRunning: [{ status: 400, name: "TASK_ALREADY_RUNNING", constants: [[["error_data", "name"], "TASK_ALREADY_RUNNING"]] }],
  ForbiddenErrorIncorrectRole: [{ status: 403, name: "INCORRECT_ROLE", constants: [[["error_data", "name"], "INCORRECT_ROLE"]] }],
  ForbiddenErrorIncorrectFrontendUserId: [{ status: 403, name: "INCORRECT_FRONTEND_USER_ID", constants: [[["error_data", "name"], "INCORRECT_FRONTEND_USER_ID"]] }],
  NotFoundErrorUserNotFound: [{ status: 404, name: "USER_NOT_FOUND", constants: [[["error_data", "name"], "USER_NOT_FOUND"]] }],
  NotFoundErrorItemNotFound: [{ status: 404, name: "ITEM_NOT_FOUND", constants: [[["error_data", "name"], "ITEM_NOT_FOUND"]] }],
  NotFoundErrorUserPropertyNotFound: [{ status: 404, name: "USER_PROPERTY_NOT_FOUND", constants: [[["error_data", "name"], "USER_PROPERTY_NOT_FOUND"]] }],
  NotFoundErrorItemPropertyNotFound: [{ status: 404, name: "ITEM_PROPERTY_NOT_FOUND", constants: [[["error_data", "name"], "ITEM_PROPERTY_NOT_FOUND"]] }],
  NotFoundErrorAccountNotFound: [{ status: 404, name: "ACCOUNT_NOT_FOUND", constants: [[["error_data", "name"], "ACCOUNT_NOT_FOUND"]] }],
  NotFoundErrorDatabaseNotFound: [{ status: 404, name: "DATABASE_NOT_FOUND", constants: [[["error_data", "name"], "DATABASE_NOT_FOUND"]] }],
};

const checksOf: { readonly [type: string]: Check } = {
  ResourceKey: ['any', ['number', 'string']],
  CrossingMindsErrorServer: ['object', [["error_code", ['is', 0], false], ["error_name", ['is', "ServerError"], true], ["message", 'string', true], ["error_data", ['object', [["name", 'string', true]]], true]]],
  CrossingMindsErrorUpstream: ['object', [["error_code", ['is', 0], false], ["error_name", ['is', "ServerError"], true], ["message", 'string', true], ["error_data", ['object', [["name", 'string', true]]], true]]],
  CrossingMindsErrorUnavailable: ['object', [["error_code", ['is', 1], false], ["error_name", ['is', "ServerUnavailable"], true], ["message", 'string', true], ["error_data", ['object', [["name", 'string', true]]], true]]],
  CrossingMindsErrorTooManyRequests: ['object', [["error_code", ['is', 2], true], ["error_name", ['is', "TooManyRequests"], true], ["message", 'string', true], ["error_data", ['object', [["retry_after", 'number', true], ["name", ['is', "RATE_LIMIT_OVERFLOW"], true]]], true]]],
  CrossingMindsErrorJwtTokenExpired: ['object', [["error_code", ['is', 22], true], ["error_name", ['is', "JwtTokenExpired"], true], ["message", 'string', true], ["error_data", ['object', [["name", ['is', "INCORRECT_JWT_TOKEN"], true]]], true]]],
  CrossingMindsErrorRefreshTokenExpired: ['object', [["error_code", ['is', 28], true], ["error_name", ['is', "RefreshTokenExpired"], true], ["message", 'string', true], ["error_data", ['object', [["name", ['is', "REFRESH_TOKEN_EXPIRED"], true]]], true]]],
  CrossingMindsErrorWrongDataType: ['object', [["error_code", ['is', 40], true], ["error_name", ['is', "WrongData"], true], ["message", 'string', true], ["error_data", ['object', [["error", 'string', true], ["name", ['is', "WRONG_DATA_TYPE"], true]]], true]]],
  CrossingMindsErrorMethodNotAllowed: ['object', [["error_code", ['is', 70], true], ["error_name", ['is', "MethodNotAllowed"], true], ["message", 'string', true], ["error_data", ['object', [["method", 'string', true], ["name", ['is', "HTTP_METHOD_NOT_ALLOWED"], true]]], true]]],
  AuthErrorIncorrectPassword: ['object', [["error_code", ['is', 21], true], ["error_name", ['is', "AuthError"], true], ["message", 'string', true], ["error_data", ['object', [["error", 'string', true], ["name", ['is', "INCORRECT_PASSWORD"], true]]], true]]],
  AuthErrorAccountNotVerified: ['object', [["error_code", ['is', 21], true], ["error_name", ['is', "AuthError"], true], ["message", 'string', true], ["error_data", ['object', [["error", 'string', true], ["name", ['is', "ACCOUNT_NOT_VERIFIED"], true]]], true]]],
  AuthErrorIncorrectRefreshToken: ['object', [["error_code", ['is', 21], true], ["error_name", ['is', "AuthError"], true], ["message", 'string', true], ["error_data", ['object', [["error", 'string', true], ["name", ['is', "INCORRECT_REFRESH_TOKEN"], true]]], true]]],
  AuthErrorActivationCodeDoesNotMatch: ['object', [["error_code", ['is', 21], true], ["error_name", ['is', "AuthError"], true], ["message", 'string', true], ["error_data", ['object', [["error", 'string', true], ["name", ['is', "ACTIVATION_CODE_DOES_NOT_MATCH"], true]]], true]]],
  DuplicatedErrorDuplicatedUserId: ['object', [["error_code", ['is', 42], true], ["error_name", ['is', "DuplicatedError"], true], ["message", 'string', true], ["error_data", ['object', [["type", ['is', "user"], true], ["key", ['ref', "ResourceKey"], true], ["name", ['is', "DUPLICATED_USER_ID"], true]]], true]]],
  DuplicatedErrorDuplicatedItemId: ['object', [["error_code", ['is', 42], true], ["error_name", ['is', "DuplicatedError"], true], ["message", 'string', true], ["error_data", ['object', [["type", ['is', "item"], true], ["key", ['ref', "ResourceKey"], true], ["name", ['is', "DUPLICATED_ITEM_ID"], true]]], true]]],
  DuplicatedErrorDuplicatedUserProperty: ['object', [["error_code", ['is', 42], true], ["error_name", ['is', "DuplicatedError"], true], ["message", 'string', true], ["error_data", ['object', [["type", ['is', "user_property"], true], ["key", ['ref', "ResourceKey"], true], ["name", ['is', "DUPLICATED_USER_PROPERTY"], true]]], true]]],
  DuplicatedErrorDuplicatedItemProperty: ['object', [["error_code", ['is', 42], true], ["error_name", ['is', "DuplicatedError"], true], ["message", 'string', true], ["error_data", ['object', [["type", ['is', "item_property"], true], ["key", ['ref', "ResourceKey"], true], ["name", ['is', "DUPLICATED_ITEM_PROPERTY"], true]]], true]]],
  DuplicatedErrorTaskAlreadyRunning: ['object', [["error_code", ['is', 42], true], ["error_name", ['is', "DuplicatedError"], true], ["message", 'string', true], ["error_data", ['object', [["type", ['is', "task"], true], ["key", ['ref', "ResourceKey"], true], ["name", ['is', "TASK_ALREADY_RUNNING"], true]]], true]]],
  ForbiddenErrorIncorrectRole: ['object', [["error_code", ['is', 50], true], ["error_name", ['is', "ForbiddenError"], true], ["message", 'string', true], ["error_data", ['object', [["error", 'string', true], ["name", ['is', "INCORRECT_ROLE"], true]]], true]]],
  ForbiddenErrorIncorrectFrontendUserId: ['object', [["error_code", ['is', 50], true], ["error_name", ['is', "ForbiddenError"], true], ["message", 'string', true], ["error_data", ['object', [["error", 'string', true], ["name", ['is', "INCORRECT_FRONTEND_USER_ID"], true]]], true]]],
  NotFoundErrorUserNotFound: ['object', [["error_code", ['is', 60], true], ["error_name", ['is', "NotFoundError"], true], ["message", 'string', true], ["error_data", ['object', [["type", ['is', "user"], true], ["key", ['ref', "ResourceKey"], true], ["name", ['is', "USER_NOT_FOUND"], true]]], true]]],
  NotFoundErrorItemNotFound: ['object', [["error_code", ['is', 60], true], ["error_name", ['is', "NotFoundError"], true], ["message", 'string', true], ["error_data", ['object', [["type", ['is', "item"], true], ["key", ['ref', "ResourceKey"], true], ["name", ['is', "ITEM_NOT_FOUND"], true]]], true]]],
  NotFoundErrorUserPropertyNotFound: ['object', [["error_code", ['is', 60], true], ["error_name", ['is', "NotFoundError"], true], ["message", 'string', true], ["error_data", ['object', [["type", ['is', "user_property"], true], ["key", ['ref', "ResourceKey"], true], ["name", ['is', "USER_PROPERTY_NOT_FOUND"], true]]], true]]],
  NotFoundErrorItemPropertyNotFound: ['object', [["error_code", ['is', 60], true], ["error_name", ['is', "NotFoundError"], true], ["message", 'string', true], ["error_data", ['object', [["type", ['is', "item_property"], true], ["key", ['ref', "ResourceKey"], true], ["name", ['is', "ITEM_PROPERTY_NOT_FOUND"], true]]], true]]],
  NotFoundErrorAccountNotFound: ['object', [["error_code", ['is', 60], true], ["error_name", ['is', "NotFoundError"], true], ["message", 'string', true], ["error_data", ['object', [["type", ['is', "account"], true], ["key", ['ref', "ResourceKey"], true], ["name", ['is', "ACCOUNT_NOT_FOUND"], true]]], true]]],
  NotFoundErrorDatabaseNotFound: ['object', [["error_code", ['is', 60], true], ["error_name", ['is', "NotFoundError"], true], ["message", 'string', true], ["error_data", ['object', [["type", ['is', "database"], true], ["key", ['ref', "ResourceKey"], true], ["name", ['is', "DATABASE_NOT_FOUND"], true]]], true]]],
};

/** Errors of every endpoint. */
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

const bodiesOfCrossingMindsError: readonly string[] = [
  'CrossingMindsErrorServer',
  'CrossingMindsErrorUpstream',
  'CrossingMindsErrorUnavailable',
  'CrossingMindsErrorTooManyRequests',
  'CrossingMindsErrorJwtTokenExpired',
  'CrossingMindsErrorRefreshTokenExpired',
  'CrossingMindsErrorWrongDataType',
  'CrossingMindsErrorMethodNotAllowed',
  'AuthErrorIncorrectPassword',
  'AuthErrorAccountNotVerified',
  'AuthErrorIncorrectRefreshToken',
  'AuthErrorActivationCodeDoesNotMatch',
  'DuplicatedErrorDuplicatedUserId',
  'DuplicatedErrorDuplicatedItemId',
  'DuplicatedErrorDuplicatedUserProperty',
  'DuplicatedErrorDuplicatedItemProperty',
  'DuplicatedErrorTaskAlreadyRunning',
  'ForbiddenErrorIncorrectRole',
  'ForbiddenErrorIncorrectFrontendUserId',
  'NotFoundErrorUserNotFound',
  'NotFoundErrorItemNotFound',
  'NotFoundErrorUserPropertyNotFound',
  'NotFoundErrorItemPropertyNotFound',
  'NotFoundErrorAccountNotFound',
  'NotFoundErrorDatabaseNotFound',
];

/**
 * Returns whether a JSON body has the type of a {@link CrossingMindsError}. The status is not checked: use
 * `decodeCrossingMindsError` if errors with other statuses can have such a body.
 */
export function isCrossingMindsError(body: unknown): body is CrossingMindsError {
  return is(bodiesOfCrossingMindsError, body);
}

/**
 * Returns the {@link CrossingMindsError} of a response. Returns undefined for any other response, and for a
 * response that two errors can have.
 */
export function decodeCrossingMindsError(status: number, body: unknown): CrossingMindsErrorCase | undefined {
  const name = decode(bodiesOfCrossingMindsError, status, body);
  return name === undefined ? undefined : ({ name, status, body } as CrossingMindsErrorCase);
}

/** Errors of passwords, accounts, refresh tokens and activation codes. */
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

const bodiesOfAuthError: readonly string[] = [
  'AuthErrorIncorrectPassword',
  'AuthErrorAccountNotVerified',
  'AuthErrorIncorrectRefreshToken',
  'AuthErrorActivationCodeDoesNotMatch',
];

/**
 * Returns whether a JSON body has the type of a {@link AuthError}. The status is not checked: use
 * `decodeAuthError` if errors with other statuses can have such a body.
 */
export function isAuthError(body: unknown): body is AuthError {
  return is(bodiesOfAuthError, body);
}

/**
 * Returns the {@link AuthError} of a response. Returns undefined for any other response, and for a
 * response that two errors can have.
 */
export function decodeAuthError(status: number, body: unknown): AuthErrorCase | undefined {
  const name = decode(bodiesOfAuthError, status, body);
  return name === undefined ? undefined : ({ name, status, body } as AuthErrorCase);
}

/** Errors of resources that exist more than once. */
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

const bodiesOfDuplicatedError: readonly string[] = [
  'DuplicatedErrorDuplicatedUserId',
  'DuplicatedErrorDuplicatedItemId',
  'DuplicatedErrorDuplicatedUserProperty',
  'DuplicatedErrorDuplicatedItemProperty',
  'DuplicatedErrorTaskAlreadyRunning',
];

/**
 * Returns whether a JSON body has the type of a {@link DuplicatedError}. The status is not checked: use
 * `decodeDuplicatedError` if errors with other statuses can have such a body.
 */
export function isDuplicatedError(body: unknown): body is DuplicatedError {
  return is(bodiesOfDuplicatedError, body);
}

/**
 * Returns the {@link DuplicatedError} of a response. Returns undefined for any other response, and for a
 * response that two errors can have.
 */
export function decodeDuplicatedError(status: number, body: unknown): DuplicatedErrorCase | undefined {
  const name = decode(bodiesOfDuplicatedError, status, body);
  return name === undefined ? undefined : ({ name, status, body } as DuplicatedErrorCase);
}

/** Errors of missing permissions. */
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

const bodiesOfForbiddenError: readonly string[] = [
  'ForbiddenErrorIncorrectRole',
  'ForbiddenErrorIncorrectFrontendUserId',
];

/**
 * Returns whether a JSON body has the type of a {@link ForbiddenError}. The status is not checked: use
 * `decodeForbiddenError` if errors with other statuses can have such a body.
 */
export function isForbiddenError(body: unknown): body is ForbiddenError {
  return is(bodiesOfForbiddenError, body);
}

/**
 * Returns the {@link ForbiddenError} of a response. Returns undefined for any other response, and for a
 * response that two errors can have.
 */
export function decodeForbiddenError(status: number, body: unknown): ForbiddenErrorCase | undefined {
  const name = decode(bodiesOfForbiddenError, status, body);
  return name === undefined ? undefined : ({ name, status, body } as ForbiddenErrorCase);
}

/** Errors of resources that do not exist. */
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

const bodiesOfNotFoundError: readonly string[] = [
  'NotFoundErrorUserNotFound',
  'NotFoundErrorItemNotFound',
  'NotFoundErrorUserPropertyNotFound',
  'NotFoundErrorItemPropertyNotFound',
  'NotFoundErrorAccountNotFound',
  'NotFoundErrorDatabaseNotFound',
];

/**
 * Returns whether a JSON body has the type of a {@link NotFoundError}. The status is not checked: use
 * `decodeNotFoundError` if errors with other statuses can have such a body.
 */
export function isNotFoundError(body: unknown): body is NotFoundError {
  return is(bodiesOfNotFoundError, body);
}

/**
 * Returns the {@link NotFoundError} of a response. Returns undefined for any other response, and for a
 * response that two errors can have.
 */
export function decodeNotFoundError(status: number, body: unknown): NotFoundErrorCase | undefined {
  const name = decode(bodiesOfNotFoundError, status, body);
  return name === undefined ? undefined : ({ name, status, body } as NotFoundErrorCase);
}

/**
 * The errors of a recommendation service.
 *
 * `error_data.name` identifies the error. Each body has `error_data`, and `error_data` has a
 * `name`.
 *
 * If the status is 500, 502 or 503, the status identifies the error: `error_code` can be
 * missing, and `error_data.name` can be another name.
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

const bodiesOfCrossingMinds: readonly string[] = [
  'CrossingMindsErrorServer',
  'CrossingMindsErrorUpstream',
  'CrossingMindsErrorUnavailable',
  'CrossingMindsErrorTooManyRequests',
  'CrossingMindsErrorJwtTokenExpired',
  'CrossingMindsErrorRefreshTokenExpired',
  'CrossingMindsErrorWrongDataType',
  'CrossingMindsErrorMethodNotAllowed',
  'AuthErrorIncorrectPassword',
  'AuthErrorAccountNotVerified',
  'AuthErrorIncorrectRefreshToken',
  'AuthErrorActivationCodeDoesNotMatch',
  'DuplicatedErrorDuplicatedUserId',
  'DuplicatedErrorDuplicatedItemId',
  'DuplicatedErrorDuplicatedUserProperty',
  'DuplicatedErrorDuplicatedItemProperty',
  'DuplicatedErrorTaskAlreadyRunning',
  'ForbiddenErrorIncorrectRole',
  'ForbiddenErrorIncorrectFrontendUserId',
  'NotFoundErrorUserNotFound',
  'NotFoundErrorItemNotFound',
  'NotFoundErrorUserPropertyNotFound',
  'NotFoundErrorItemPropertyNotFound',
  'NotFoundErrorAccountNotFound',
  'NotFoundErrorDatabaseNotFound',
];

/**
 * Returns whether a JSON body has the type of a {@link CrossingMinds}. The status is not checked: use
 * `decodeCrossingMinds` if errors with other statuses can have such a body.
 */
export function isCrossingMinds(body: unknown): body is CrossingMinds {
  return is(bodiesOfCrossingMinds, body);
}

/**
 * Returns the {@link CrossingMinds} of a response. Returns undefined for any other response, and for a
 * response that two errors can have.
 */
export function decodeCrossingMinds(status: number, body: unknown): CrossingMindsCase | undefined {
  const name = decode(bodiesOfCrossingMinds, status, body);
  return name === undefined ? undefined : ({ name, status, body } as CrossingMindsCase);
}
