/* eslint-disable */
// Fanfare errors. Generated from their declarations: do not edit.

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

export interface Issue {
  /** Such as `"string"`, `12`, `80`, `"[A-Z]{3}-[0-9]+"`. */
  expected?: unknown;
  header?: string;
  kind: "validation";
  /** Such as `"Required field"`, `"Must be valid email format"`, `"Below minimum length"`, `"Exceeds maximum length"`, `"Doesn't match expected pattern"`, `"Value already exists (duplicate)"`. */
  message: string;
  parameter?: string;
  path?: ({
    key: string;
    type: "object";
  } | {
    key: number;
    type: "array";
  })[];
  /** Such as `"undefined"`, `5`, `81`. */
  received?: unknown;
  /** Such as `"required"`, `"email"`, `"min_length"`, `"max_length"`, `"pattern"`, `"unique"`. */
  type: string;
  [member: string]: unknown;
}

/** A field whose value must be unique. */
export type UniqueField = "id" | "email" | "name" | "sku";

/**
 * The request is malformed.
 *
 * # Causes
 *
 * | Cause | Message |
 * |---|---|
 * | The body is not valid JSON. | `Invalid JSON in request body` |
 * | A required field is missing. | such as `Field email is missing` |
 * | A field has a value of the wrong type. | such as `Field age is of the wrong type` |
 * | A parameter has an invalid value. | such as `Parameter page has an invalid value` |
 *
 * Only the message names the field or the parameter.
 *
 * - Status: 400
 * - Name: `BAD_REQUEST`
 * - Message: such as `Invalid JSON in request body`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface FanfareErrorBadRequest {
  error: "bad_request";
  message: string;
  code: "BAD_REQUEST";
  requestId?: string;
}

/**
 * The caller is authenticated, but the request is not allowed.
 *
 * # Causes
 *
 * | Cause | Message |
 * |---|---|
 * | The resource belongs to another organization. | `The resource belongs to another organization` |
 * | The role of the caller is not sufficient. | `Your role does not allow this` |
 * | The resource is restricted. | `The resource is restricted` |
 * | The device is not the device of the session. | `The session was started on another device` |
 *
 * - Status: 403
 * - Name: `FORBIDDEN`
 * - Message: such as `Your role does not allow this`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface FanfareErrorForbidden {
  error: "forbidden";
  message: string;
  code: "FORBIDDEN";
  requestId?: string;
}

/**
 * The resource does not exist.
 *
 * # Causes
 *
 * | Cause | Message |
 * |---|---|
 * | The id is invalid. | `No resource has this id` |
 * | The resource was deleted. | `The resource was deleted` |
 * | The resource is not created yet. | `The resource does not exist yet` |
 * | The path is misspelled. | `There is no such path` |
 *
 * - Status: 404
 * - Name: `NOT_FOUND`
 * - Message: such as `No resource has this id`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface FanfareErrorNotFound {
  error: "not_found";
  message: string;
  code: "NOT_FOUND";
  requestId?: string;
}

/**
 * Some fields of the body are invalid. `issues` has one element for each field and rule.
 *
 * The `type` of an issue is one of these. Some issues also have the members `expected` and
 * `received`.
 *
 * | `type` | `message` | `expected` | `received` |
 * |---|---|---|---|
 * | `required` | `Required field` | the type of the value, such as `string` | `undefined` |
 * | `email` | `Must be valid email format` | | |
 * | `min_length` | `Below minimum length` | the minimum length, an integer | the length of the value, an integer; optional |
 * | `max_length` | `Exceeds maximum length` | the maximum length, an integer | the length of the value, an integer; optional |
 * | `pattern` | `Doesn't match expected pattern` | the regular expression; optional | |
 * | `unique` | `Value already exists (duplicate)` | | |
 *
 * - Status: 422
 * - Name: `VALIDATION_ERROR`
 * - Message: The request body has invalid fields
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface FanfareErrorValidationError {
  error: "validation_error";
  message: string;
  code: "VALIDATION_ERROR";
  issues: Issue[];
  requestId?: string;
}

/**
 * You sent too many requests to the endpoint.
 *
 * Each endpoint has one of these limits:
 *
 * | Endpoint | Requests | Window |
 * |---|---|---|
 * | authentication | 10 | 60 seconds |
 * | queue entry | 5 | 10 seconds |
 * | webhook | 1000 | 60 seconds |
 * | general | 100 | 60 seconds |
 *
 * # Solution
 *
 * Wait for the number of seconds in the header `Retry-After`.
 *
 * - Status: 429
 * - Name: `RATE_LIMIT_EXCEEDED`
 * - Message: such as `Rate limit exceeded, try again in 7 seconds`
 * - Retry: Yes, after the number of seconds in `Retry-After`.
 * - Headers: `X-RateLimit-Limit`, `X-RateLimit-Remaining`, `X-RateLimit-Reset`, `Retry-After`, `Cache-Control: no-store`, `x-request-id` (optional)
 */
export interface FanfareErrorRateLimitExceeded {
  error: "rate_limit_exceeded";
  message: string;
  code: "RATE_LIMIT_EXCEEDED";
  requestId?: string;
}

/**
 * The server failed.
 *
 * Include `requestId` when you report the problem.
 *
 * - Status: 500
 * - Name: `INTERNAL_ERROR`
 * - Message: Internal Server Error
 * - Retry: Yes, with exponential backoff, if the request is idempotent.
 * - Headers: `x-request-id` (optional)
 */
export interface FanfareErrorInternal {
  error: "internal_error";
  message: string;
  code: "INTERNAL_ERROR";
  requestId?: string;
}

/**
 * The server received an invalid response from another service.
 *
 * - Status: 502
 * - Name: `BAD_GATEWAY`
 * - Message: Bad Gateway
 * - Retry: Yes, with exponential backoff, if the request is idempotent.
 * - Headers: `x-request-id` (optional)
 */
export interface FanfareErrorBadGateway {
  error: "bad_gateway";
  message: string;
  code: "BAD_GATEWAY";
  requestId?: string;
}

/**
 * The service is temporarily unavailable.
 *
 * # Causes
 *
 * - planned maintenance
 * - a deployment in progress
 * - capacity limits
 * - problems of another service
 *
 * # Solution
 *
 * Wait for the number of seconds in the header `Retry-After`.
 *
 * - Status: 503
 * - Name: `SERVICE_UNAVAILABLE`
 * - Message: Service Unavailable
 * - Retry: Yes, after the number of seconds in `Retry-After`, if the request is idempotent.
 * - Headers: `Retry-After`, `x-request-id` (optional)
 */
export interface FanfareErrorServiceUnavailable {
  error: "service_unavailable";
  message: string;
  code: "SERVICE_UNAVAILABLE";
  requestId?: string;
}

/**
 * The server did not receive a response from another service in time.
 *
 * - Status: 504
 * - Name: `GATEWAY_TIMEOUT`
 * - Message: Gateway Timeout
 * - Retry: Yes, with exponential backoff, if the request is idempotent.
 * - Headers: `x-request-id` (optional)
 */
export interface FanfareErrorGatewayTimeout {
  error: "gateway_timeout";
  message: string;
  code: "GATEWAY_TIMEOUT";
  requestId?: string;
}

/**
 * The request has no authentication.
 *
 * # Solution
 *
 * Send a token in the header `Authorization: Bearer <token>`.
 *
 * - Status: 401
 * - Name: `UNAUTHORIZED`
 * - Message: No authentication provided
 * - Retry: No. Remove the cause first.
 * - Headers: `WWW-Authenticate: Bearer realm="fanfare.io"`, `x-request-id` (optional)
 */
export interface AuthErrorUnauthorized {
  error: "unauthorized";
  message: string;
  code: "UNAUTHORIZED";
  requestId?: string;
}

/**
 * The token is malformed or invalid.
 *
 * # Solution
 *
 * Get a new token, then send the request again with it.
 *
 * - Status: 401
 * - Name: `INVALID_TOKEN`
 * - Message: Token is malformed or invalid
 * - Retry: No. Remove the cause first.
 * - Headers: `WWW-Authenticate: Bearer realm="fanfare.io", error="invalid_token"`, `x-request-id` (optional)
 */
export interface AuthErrorInvalidToken {
  error: "invalid_token";
  message: string;
  code: "INVALID_TOKEN";
  requestId?: string;
}

/**
 * The token has expired.
 *
 * # Solution
 *
 * Get a new token, then send the request again with it.
 *
 * - Status: 401
 * - Name: `TOKEN_EXPIRED`
 * - Message: Authentication token has expired
 * - Retry: No. Remove the cause first.
 * - Headers: `WWW-Authenticate: Bearer realm="fanfare.io", error="invalid_token"`, `x-request-id` (optional)
 */
export interface AuthErrorTokenExpired {
  error: "token_expired";
  message: string;
  code: "TOKEN_EXPIRED";
  requestId?: string;
}

/**
 * The username or the password is wrong.
 *
 * # Solution
 *
 * Send the correct username and password.
 *
 * - Status: 401
 * - Name: `INVALID_CREDENTIALS`
 * - Message: Wrong username/password
 * - Retry: No. Remove the cause first.
 * - Headers: `WWW-Authenticate: Bearer realm="fanfare.io"`, `x-request-id` (optional)
 */
export interface AuthErrorInvalidCredentials {
  error: "invalid_credentials";
  message: string;
  code: "INVALID_CREDENTIALS";
  requestId?: string;
}

/**
 * The user already joined the queue. No other request is necessary.
 *
 * - Status: 409
 * - Name: `ALREADY_IN_QUEUE`
 * - Message: User already joined this queue
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface ConflictErrorAlreadyInQueue {
  error: "already_in_queue";
  message: string;
  code: "ALREADY_IN_QUEUE";
  details: {
    /** The id of the queue. */
    queueId: string;
  };
  requestId?: string;
}

/**
 * The user already registered for the draw. No other request is necessary.
 *
 * - Status: 409
 * - Name: `ALREADY_REGISTERED`
 * - Message: User already registered for draw
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface ConflictErrorAlreadyRegistered {
  error: "already_registered";
  message: string;
  code: "ALREADY_REGISTERED";
  requestId?: string;
}

/**
 * Another resource already has this value, which must be unique.
 *
 * | `field` | Message |
 * |---|---|
 * | `id` | `Resource with this ID already exists` |
 * | `email` | `Email already registered` |
 * | `name` | `Name already in use` |
 * | `sku` | `Product SKU already exists` |
 *
 * - Status: 409
 * - Name: `ALREADY_EXISTS`
 * - Message: such as `Email already registered`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface ConflictErrorAlreadyExists {
  error: "already_exists";
  message: string;
  code: "ALREADY_EXISTS";
  details: {
    /** The field with the value. */
    field: UniqueField;
  };
  requestId?: string;
}

/**
 * Another request changed the resource at the same time.
 *
 * # Solution
 *
 * Read the resource again, change the new version, then send it.
 *
 * - Status: 409
 * - Name: `CONCURRENT_MODIFICATION`
 * - Message: Resource was modified by another request
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface ConflictErrorConcurrentModification {
  error: "concurrent_modification";
  message: string;
  code: "CONCURRENT_MODIFICATION";
  requestId?: string;
}

/**
 * The path does not support this method. Use another method.
 *
 * - Status: 405
 * - Name: `METHOD_NOT_ALLOWED`
 * - Message: Method Not Allowed
 * - Retry: No. Remove the cause first.
 * - Headers: `Allow` (optional), `x-request-id` (optional)
 */
export interface HttpErrorMethodNotAllowed {
  error: "method_not_allowed";
  message: string;
  code: "METHOD_NOT_ALLOWED";
  requestId?: string;
}

/**
 * The body of the request is too large. Send less data.
 *
 * - Status: 413
 * - Name: `CONTENT_TOO_LARGE`
 * - Message: Content Too Large
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface HttpErrorContentTooLarge {
  error: "content_too_large";
  message: string;
  code: "CONTENT_TOO_LARGE";
  requestId?: string;
}

/**
 * The server does not support the media type or the encoding of the body. Send the body in another format.
 *
 * - Status: 415
 * - Name: `UNSUPPORTED_MEDIA_TYPE`
 * - Message: Unsupported Media Type
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface HttpErrorUnsupportedMediaType {
  error: "unsupported_media_type";
  message: string;
  code: "UNSUPPORTED_MEDIA_TYPE";
  requestId?: string;
}

const marksOf: { readonly [body: string]: readonly Mark[] } = {
  FanfareErrorBadRequest: [{ status: 400, name: "BAD_REQUEST", constants: [[["error"], "bad_request"], [["code"], "BAD_REQUEST"]] }],
  FanfareErrorForbidden: [{ status: 403, name: "FORBIDDEN", constants: [[["error"], "forbidden"], [["code"], "FORBIDDEN"]] }],
  FanfareErrorNotFound: [{ status: 404, name: "NOT_FOUND", constants: [[["error"], "not_found"], [["code"], "NOT_FOUND"]] }],
  FanfareErrorValidationError: [{ status: 422, name: "VALIDATION_ERROR", constants: [[["error"], "validation_error"], [["code"], "VALIDATION_ERROR"]] }],
  FanfareErrorRateLimitExceeded: [{ status: 429, name: "RATE_LIMIT_EXCEEDED", constants: [[["error"], "rate_limit_exceeded"], [["code"], "RATE_LIMIT_EXCEEDED"]] }],
  FanfareErrorInternal: [{ status: 500, name: "INTERNAL_ERROR", constants: [[["error"], "internal_error"], [["code"], "INTERNAL_ERROR"]] }],
  FanfareErrorBadGateway: [{ status: 502, name: "BAD_GATEWAY", constants: [[["error"], "bad_gateway"], [["code"], "BAD_GATEWAY"]] }],
  FanfareErrorServiceUnavailable: [{ status: 503, name: "SERVICE_UNAVAILABLE", constants: [[["error"], "service_unavailable"], [["code"], "SERVICE_UNAVAILABLE"]] }],
  FanfareErrorGatewayTimeout: [{ status: 504, name: "GATEWAY_TIMEOUT", constants: [[["error"], "gateway_timeout"], [["code"], "GATEWAY_TIMEOUT"]] }],
  AuthErrorUnauthorized: [{ status: 401, name: "UNAUTHORIZED", constants: [[["error"], "unauthorized"], [["code"], "UNAUTHORIZED"]] }],
  AuthErrorInvalidToken: [{ status: 401, name: "INVALID_TOKEN", constants: [[["error"], "invalid_token"], [["code"], "INVALID_TOKEN"]] }],
  AuthErrorTokenExpired: [{ status: 401, name: "TOKEN_EXPIRED", constants: [[["error"], "token_expired"], [["code"], "TOKEN_EXPIRED"]] }],
  AuthErrorInvalidCredentials: [{ status: 401, name: "INVALID_CREDENTIALS", constants: [[["error"], "invalid_credentials"], [["code"], "INVALID_CREDENTIALS"]] }],
  ConflictErrorAlreadyInQueue: [{ status: 409, name: "ALREADY_IN_QUEUE", constants: [[["error"], "already_in_queue"], [["code"], "ALREADY_IN_QUEUE"]] }],
  ConflictErrorAlreadyRegistered: [{ status: 409, name: "ALREADY_REGISTERED", constants: [[["error"], "already_registered"], [["code"], "ALREADY_REGISTERED"]] }],
  ConflictErrorAlreadyExists: [{ status: 409, name: "ALREADY_EXISTS", constants: [[["error"], "already_exists"], [["code"], "ALREADY_EXISTS"]] }],
  ConflictErrorConcurrentModification: [{ status: 409, name: "CONCURRENT_MODIFICATION", constants: [[["error"], "concurrent_modification"], [["code"], "CONCURRENT_MODIFICATION"]] }],
  HttpErrorMethodNotAllowed: [{ status: 405, name: "METHOD_NOT_ALLOWED", constants: [[["error"], "method_not_allowed"], [["code"], "METHOD_NOT_ALLOWED"]] }],
  HttpErrorContentTooLarge: [{ status: 413, name: "CONTENT_TOO_LARGE", constants: [[["error"], "content_too_large"], [["code"], "CONTENT_TOO_LARGE"]] }],
  HttpErrorUnsupportedMediaType: [{ status: 415, name: "UNSUPPORTED_MEDIA_TYPE", constants: [[["error"], "unsupported_media_type"], [["code"], "UNSUPPORTED_MEDIA_TYPE"]] }],
};

const checksOf: { readonly [type: string]: Check } = {
  Issue: ['object', [["expected", 'unknown', false], ["header", 'string', false], ["kind", ['is', "validation"], true], ["message", 'string', true], ["parameter", 'string', false], ["path", ['list', ['any', [['object', [["key", 'string', true], ["type", ['is', "object"], true]]], ['object', [["key", 'number', true], ["type", ['is', "array"], true]]]]]], false], ["received", 'unknown', false], ["type", 'string', true]]],
  UniqueField: ['any', [['is', "id"], ['is', "email"], ['is', "name"], ['is', "sku"]]],
  FanfareErrorBadRequest: ['object', [["error", ['is', "bad_request"], true], ["message", 'string', true], ["code", ['is', "BAD_REQUEST"], true], ["requestId", 'string', false]]],
  FanfareErrorForbidden: ['object', [["error", ['is', "forbidden"], true], ["message", 'string', true], ["code", ['is', "FORBIDDEN"], true], ["requestId", 'string', false]]],
  FanfareErrorNotFound: ['object', [["error", ['is', "not_found"], true], ["message", 'string', true], ["code", ['is', "NOT_FOUND"], true], ["requestId", 'string', false]]],
  FanfareErrorValidationError: ['object', [["error", ['is', "validation_error"], true], ["message", 'string', true], ["code", ['is', "VALIDATION_ERROR"], true], ["issues", ['list', ['ref', "Issue"]], true], ["requestId", 'string', false]]],
  FanfareErrorRateLimitExceeded: ['object', [["error", ['is', "rate_limit_exceeded"], true], ["message", 'string', true], ["code", ['is', "RATE_LIMIT_EXCEEDED"], true], ["requestId", 'string', false]]],
  FanfareErrorInternal: ['object', [["error", ['is', "internal_error"], true], ["message", 'string', true], ["code", ['is', "INTERNAL_ERROR"], true], ["requestId", 'string', false]]],
  FanfareErrorBadGateway: ['object', [["error", ['is', "bad_gateway"], true], ["message", 'string', true], ["code", ['is', "BAD_GATEWAY"], true], ["requestId", 'string', false]]],
  FanfareErrorServiceUnavailable: ['object', [["error", ['is', "service_unavailable"], true], ["message", 'string', true], ["code", ['is', "SERVICE_UNAVAILABLE"], true], ["requestId", 'string', false]]],
  FanfareErrorGatewayTimeout: ['object', [["error", ['is', "gateway_timeout"], true], ["message", 'string', true], ["code", ['is', "GATEWAY_TIMEOUT"], true], ["requestId", 'string', false]]],
  AuthErrorUnauthorized: ['object', [["error", ['is', "unauthorized"], true], ["message", 'string', true], ["code", ['is', "UNAUTHORIZED"], true], ["requestId", 'string', false]]],
  AuthErrorInvalidToken: ['object', [["error", ['is', "invalid_token"], true], ["message", 'string', true], ["code", ['is', "INVALID_TOKEN"], true], ["requestId", 'string', false]]],
  AuthErrorTokenExpired: ['object', [["error", ['is', "token_expired"], true], ["message", 'string', true], ["code", ['is', "TOKEN_EXPIRED"], true], ["requestId", 'string', false]]],
  AuthErrorInvalidCredentials: ['object', [["error", ['is', "invalid_credentials"], true], ["message", 'string', true], ["code", ['is', "INVALID_CREDENTIALS"], true], ["requestId", 'string', false]]],
  ConflictErrorAlreadyInQueue: ['object', [["error", ['is', "already_in_queue"], true], ["message", 'string', true], ["code", ['is', "ALREADY_IN_QUEUE"], true], ["details", ['object', [["queueId", 'string', true]]], true], ["requestId", 'string', false]]],
  ConflictErrorAlreadyRegistered: ['object', [["error", ['is', "already_registered"], true], ["message", 'string', true], ["code", ['is', "ALREADY_REGISTERED"], true], ["requestId", 'string', false]]],
  ConflictErrorAlreadyExists: ['object', [["error", ['is', "already_exists"], true], ["message", 'string', true], ["code", ['is', "ALREADY_EXISTS"], true], ["details", ['object', [["field", ['ref', "UniqueField"], true]]], true], ["requestId", 'string', false]]],
  ConflictErrorConcurrentModification: ['object', [["error", ['is', "concurrent_modification"], true], ["message", 'string', true], ["code", ['is', "CONCURRENT_MODIFICATION"], true], ["requestId", 'string', false]]],
  HttpErrorMethodNotAllowed: ['object', [["error", ['is', "method_not_allowed"], true], ["message", 'string', true], ["code", ['is', "METHOD_NOT_ALLOWED"], true], ["requestId", 'string', false]]],
  HttpErrorContentTooLarge: ['object', [["error", ['is', "content_too_large"], true], ["message", 'string', true], ["code", ['is', "CONTENT_TOO_LARGE"], true], ["requestId", 'string', false]]],
  HttpErrorUnsupportedMediaType: ['object', [["error", ['is', "unsupported_media_type"], true], ["message", 'string', true], ["code", ['is', "UNSUPPORTED_MEDIA_TYPE"], true], ["requestId", 'string', false]]],
};

/** Errors of every endpoint. */
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

const bodiesOfFanfareError: readonly string[] = [
  'FanfareErrorBadRequest',
  'FanfareErrorForbidden',
  'FanfareErrorNotFound',
  'FanfareErrorValidationError',
  'FanfareErrorRateLimitExceeded',
  'FanfareErrorInternal',
  'FanfareErrorBadGateway',
  'FanfareErrorServiceUnavailable',
  'FanfareErrorGatewayTimeout',
  'AuthErrorUnauthorized',
  'AuthErrorInvalidToken',
  'AuthErrorTokenExpired',
  'AuthErrorInvalidCredentials',
  'ConflictErrorAlreadyInQueue',
  'ConflictErrorAlreadyRegistered',
  'ConflictErrorAlreadyExists',
  'ConflictErrorConcurrentModification',
];

/**
 * Returns whether a JSON body has the type of a {@link FanfareError}. The status is not checked: use
 * `decodeFanfareError` if errors with other statuses can have such a body.
 */
export function isFanfareError(body: unknown): body is FanfareError {
  return is(bodiesOfFanfareError, body);
}

/**
 * Returns the {@link FanfareError} of a response. Returns undefined for any other response, and for a
 * response that two errors can have.
 */
export function decodeFanfareError(status: number, body: unknown): FanfareErrorCase | undefined {
  const name = decode(bodiesOfFanfareError, status, body);
  return name === undefined ? undefined : ({ name, status, body } as FanfareErrorCase);
}

/** Errors of tokens and passwords. */
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

const bodiesOfAuthError: readonly string[] = [
  'AuthErrorUnauthorized',
  'AuthErrorInvalidToken',
  'AuthErrorTokenExpired',
  'AuthErrorInvalidCredentials',
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

/** Errors of requests that conflict with the state of a resource. */
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

const bodiesOfConflictError: readonly string[] = [
  'ConflictErrorAlreadyInQueue',
  'ConflictErrorAlreadyRegistered',
  'ConflictErrorAlreadyExists',
  'ConflictErrorConcurrentModification',
];

/**
 * Returns whether a JSON body has the type of a {@link ConflictError}. The status is not checked: use
 * `decodeConflictError` if errors with other statuses can have such a body.
 */
export function isConflictError(body: unknown): body is ConflictError {
  return is(bodiesOfConflictError, body);
}

/**
 * Returns the {@link ConflictError} of a response. Returns undefined for any other response, and for a
 * response that two errors can have.
 */
export function decodeConflictError(status: number, body: unknown): ConflictErrorCase | undefined {
  const name = decode(bodiesOfConflictError, status, body);
  return name === undefined ? undefined : ({ name, status, body } as ConflictErrorCase);
}

export type HttpError =
  | HttpErrorMethodNotAllowed
  | HttpErrorContentTooLarge
  | HttpErrorUnsupportedMediaType;

export type HttpErrorName =
  | "METHOD_NOT_ALLOWED"
  | "CONTENT_TOO_LARGE"
  | "UNSUPPORTED_MEDIA_TYPE";

/** A {@link HttpError} with its status, for a `switch` over `name`. */
export type HttpErrorCase =
  | { readonly name: "METHOD_NOT_ALLOWED"; readonly status: 405; readonly body: HttpErrorMethodNotAllowed }
  | { readonly name: "CONTENT_TOO_LARGE"; readonly status: 413; readonly body: HttpErrorContentTooLarge }
  | { readonly name: "UNSUPPORTED_MEDIA_TYPE"; readonly status: 415; readonly body: HttpErrorUnsupportedMediaType };

const bodiesOfHttpError: readonly string[] = [
  'HttpErrorMethodNotAllowed',
  'HttpErrorContentTooLarge',
  'HttpErrorUnsupportedMediaType',
];

/**
 * Returns whether a JSON body has the type of a {@link HttpError}. The status is not checked: use
 * `decodeHttpError` if errors with other statuses can have such a body.
 */
export function isHttpError(body: unknown): body is HttpError {
  return is(bodiesOfHttpError, body);
}

/**
 * Returns the {@link HttpError} of a response. Returns undefined for any other response, and for a
 * response that two errors can have.
 */
export function decodeHttpError(status: number, body: unknown): HttpErrorCase | undefined {
  const name = decode(bodiesOfHttpError, status, body);
  return name === undefined ? undefined : ({ name, status, body } as HttpErrorCase);
}

/**
 * The errors of queues and draws for limited products.
 *
 * `error` and `code` identify the error: both contain its name. `details` contains its data,
 * and `issues` the invalid fields. Include `requestId` when you report a problem.
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
  | ConflictErrorConcurrentModification
  | HttpErrorMethodNotAllowed
  | HttpErrorContentTooLarge
  | HttpErrorUnsupportedMediaType;

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
  | "CONCURRENT_MODIFICATION"
  | "METHOD_NOT_ALLOWED"
  | "CONTENT_TOO_LARGE"
  | "UNSUPPORTED_MEDIA_TYPE";

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
  | { readonly name: "CONCURRENT_MODIFICATION"; readonly status: 409; readonly body: ConflictErrorConcurrentModification }
  | { readonly name: "METHOD_NOT_ALLOWED"; readonly status: 405; readonly body: HttpErrorMethodNotAllowed }
  | { readonly name: "CONTENT_TOO_LARGE"; readonly status: 413; readonly body: HttpErrorContentTooLarge }
  | { readonly name: "UNSUPPORTED_MEDIA_TYPE"; readonly status: 415; readonly body: HttpErrorUnsupportedMediaType };

const bodiesOfFanfare: readonly string[] = [
  'FanfareErrorBadRequest',
  'FanfareErrorForbidden',
  'FanfareErrorNotFound',
  'FanfareErrorValidationError',
  'FanfareErrorRateLimitExceeded',
  'FanfareErrorInternal',
  'FanfareErrorBadGateway',
  'FanfareErrorServiceUnavailable',
  'FanfareErrorGatewayTimeout',
  'AuthErrorUnauthorized',
  'AuthErrorInvalidToken',
  'AuthErrorTokenExpired',
  'AuthErrorInvalidCredentials',
  'ConflictErrorAlreadyInQueue',
  'ConflictErrorAlreadyRegistered',
  'ConflictErrorAlreadyExists',
  'ConflictErrorConcurrentModification',
  'HttpErrorMethodNotAllowed',
  'HttpErrorContentTooLarge',
  'HttpErrorUnsupportedMediaType',
];

/**
 * Returns whether a JSON body has the type of a {@link Fanfare}. The status is not checked: use
 * `decodeFanfare` if errors with other statuses can have such a body.
 */
export function isFanfare(body: unknown): body is Fanfare {
  return is(bodiesOfFanfare, body);
}

/**
 * Returns the {@link Fanfare} of a response. Returns undefined for any other response, and for a
 * response that two errors can have.
 */
export function decodeFanfare(status: number, body: unknown): FanfareCase | undefined {
  const name = decode(bodiesOfFanfare, status, body);
  return name === undefined ? undefined : ({ name, status, body } as FanfareCase);
}
