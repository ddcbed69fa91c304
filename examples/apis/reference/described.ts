/* eslint-disable */
// Described errors. Generated from their declarations: do not edit.

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
 * A required parameter is missing.
 *
 * - Status: 400
 * - Name: `MISSING_PARAMETER`
 * - Message: such as `The parameter from is required`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface DescribedErrorMissingParameter {
  message: string;
  description: `The parameter ${string} is required`;
}

/**
 * The request has no valid API key or access token.
 *
 * - Status: 401
 * - Name: `UNAUTHORIZED`
 * - Message: Send a valid API key or access token
 * - Retry: No. Remove the cause first.
 * - Headers: `WWW-Authenticate`, `x-request-id` (optional)
 */
export interface DescribedErrorUnauthorized {
  message: string;
  description: "Send a valid API key or access token";
}

/**
 * The API key or access token is valid, but it does not allow the request.
 *
 * - Status: 403
 * - Name: `FORBIDDEN`
 * - Message: such as `The API key may not list users`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface DescribedErrorForbidden {
  message: string;
  description: `The API key may not ${string}`;
}

/**
 * The resource does not exist.
 *
 * - Status: 404
 * - Name: `NO_SUCH_RESOURCE`
 * - Message: such as `No report has the id 12`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface DescribedErrorNoSuchResource {
  message: string;
  description: `No ${string} has the id ${string}`;
}

/**
 * The endpoint does not support the method of the request.
 *
 * - Status: 405
 * - Name: `METHOD_NOT_ALLOWED`
 * - Message: The endpoint does not take this method
 * - Retry: No. Remove the cause first.
 * - Headers: `Allow`, `x-request-id` (optional)
 */
export interface DescribedErrorMethodNotAllowed {
  message: string;
  description: "The endpoint does not take this method";
}

/**
 * The media type of the body is not supported. Send JSON.
 *
 * - Status: 415
 * - Name: `UNSUPPORTED_MEDIA_TYPE`
 * - Message: Send application/json
 * - Retry: No. Remove the cause first.
 * - Headers: `Accept: application/json`, `x-request-id` (optional)
 */
export interface DescribedErrorUnsupportedMediaType {
  message: string;
  description: "Send application/json";
}

/**
 * You sent too many requests.
 *
 * - Status: 429
 * - Name: `TOO_MANY_REQUESTS`
 * - Message: such as `At most 60 requests a minute`
 * - Retry: Yes, after the number of seconds in `Retry-After`.
 * - Headers: `Retry-After`, `Cache-Control: no-store`, `x-request-id` (optional)
 */
export interface DescribedErrorTooManyRequests {
  message: string;
  description: `At most ${string} requests a minute`;
}

/**
 * The server failed. Please report this error.
 *
 * - Status: 500
 * - Name: `INTERNAL_SERVER_ERROR`
 * - Message: Internal Server Error
 * - Retry: Yes, with exponential backoff, if the request is idempotent.
 * - Headers: `x-request-id` (optional)
 */
export interface DescribedErrorInternal {
  message: string;
  description: "Internal Server Error";
}

/**
 * The server received an invalid response from another server.
 *
 * - Status: 502
 * - Name: `BAD_GATEWAY`
 * - Message: Bad Gateway
 * - Retry: Yes, with exponential backoff, if the request is idempotent.
 * - Headers: `x-request-id` (optional)
 */
export interface DescribedErrorBadGateway {
  message: string;
  description: "Bad Gateway";
}

/**
 * The server is overloaded or down.
 *
 * - Status: 503
 * - Name: `SERVICE_UNAVAILABLE`
 * - Message: Service Unavailable
 * - Retry: Yes, after 30 seconds, if the request is idempotent.
 * - Headers: `Retry-After: 30`, `x-request-id` (optional)
 */
export interface DescribedErrorServiceUnavailable {
  message: string;
  description: "Service Unavailable";
}

/**
 * The server did not receive a response from another server in time.
 *
 * - Status: 504
 * - Name: `GATEWAY_TIMEOUT`
 * - Message: Gateway Timeout
 * - Retry: Yes, with exponential backoff, if the request is idempotent.
 * - Headers: `x-request-id` (optional)
 */
export interface DescribedErrorGatewayTimeout {
  message: string;
  description: "Gateway Timeout";
}

/**
 * The request is malformed or incomplete. Correct the request.
 *
 * - Status: 400
 * - Name: `BAD_REQUEST`
 * - Message: Bad Request
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface HttpErrorBadRequest {
  message: string;
  description: "Bad Request";
}

/**
 * The path or the resource does not exist. Check the URL.
 *
 * - Status: 404
 * - Name: `NOT_FOUND`
 * - Message: Not Found
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface HttpErrorNotFound {
  message: string;
  description: "Not Found";
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
  message: string;
  description: "Content Too Large";
}

const marksOf: { readonly [body: string]: readonly Mark[] } = {
  DescribedErrorMissingParameter: [{ status: 400, name: "MISSING_PARAMETER", constants: [], text: [["description"], /^The parameter [^]* is required$/] }],
  DescribedErrorUnauthorized: [{ status: 401, name: "UNAUTHORIZED", constants: [], text: [["description"], /^Send a valid API key or access token$/] }],
  DescribedErrorForbidden: [{ status: 403, name: "FORBIDDEN", constants: [], text: [["description"], /^The API key may not [^]*$/] }],
  DescribedErrorNoSuchResource: [{ status: 404, name: "NO_SUCH_RESOURCE", constants: [], text: [["description"], /^No [^]* has the id [^]*$/] }],
  DescribedErrorMethodNotAllowed: [{ status: 405, name: "METHOD_NOT_ALLOWED", constants: [], text: [["description"], /^The endpoint does not take this method$/] }],
  DescribedErrorUnsupportedMediaType: [{ status: 415, name: "UNSUPPORTED_MEDIA_TYPE", constants: [], text: [["description"], /^Send application\/json$/] }],
  DescribedErrorTooManyRequests: [{ status: 429, name: "TOO_MANY_REQUESTS", constants: [], text: [["description"], /^At most [^]* requests a minute$/] }],
  DescribedErrorInternal: [{ status: 500, name: "INTERNAL_SERVER_ERROR", constants: [], text: [["description"], /^Internal Server Error$/] }],
  DescribedErrorBadGateway: [{ status: 502, name: "BAD_GATEWAY", constants: [], text: [["description"], /^Bad Gateway$/] }],
  DescribedErrorServiceUnavailable: [{ status: 503, name: "SERVICE_UNAVAILABLE", constants: [], text: [["description"], /^Service Unavailable$/] }],
  DescribedErrorGatewayTimeout: [{ status: 504, name: "GATEWAY_TIMEOUT", constants: [], text: [["description"], /^Gateway Timeout$/] }],
  HttpErrorBadRequest: [{ status: 400, name: "BAD_REQUEST", constants: [], text: [["description"], /^Bad Request$/] }],
  HttpErrorNotFound: [{ status: 404, name: "NOT_FOUND", constants: [], text: [["description"], /^Not Found$/] }],
  HttpErrorContentTooLarge: [{ status: 413, name: "CONTENT_TOO_LARGE", constants: [], text: [["description"], /^Content Too Large$/] }],
};

const checksOf: { readonly [type: string]: Check } = {
  DescribedErrorMissingParameter: ['object', [["message", 'string', true], ["description", 'string', true]]],
  DescribedErrorUnauthorized: ['object', [["message", 'string', true], ["description", ['is', "Send a valid API key or access token"], true]]],
  DescribedErrorForbidden: ['object', [["message", 'string', true], ["description", 'string', true]]],
  DescribedErrorNoSuchResource: ['object', [["message", 'string', true], ["description", 'string', true]]],
  DescribedErrorMethodNotAllowed: ['object', [["message", 'string', true], ["description", ['is', "The endpoint does not take this method"], true]]],
  DescribedErrorUnsupportedMediaType: ['object', [["message", 'string', true], ["description", ['is', "Send application/json"], true]]],
  DescribedErrorTooManyRequests: ['object', [["message", 'string', true], ["description", 'string', true]]],
  DescribedErrorInternal: ['object', [["message", 'string', true], ["description", ['is', "Internal Server Error"], true]]],
  DescribedErrorBadGateway: ['object', [["message", 'string', true], ["description", ['is', "Bad Gateway"], true]]],
  DescribedErrorServiceUnavailable: ['object', [["message", 'string', true], ["description", ['is', "Service Unavailable"], true]]],
  DescribedErrorGatewayTimeout: ['object', [["message", 'string', true], ["description", ['is', "Gateway Timeout"], true]]],
  HttpErrorBadRequest: ['object', [["message", 'string', true], ["description", ['is', "Bad Request"], true]]],
  HttpErrorNotFound: ['object', [["message", 'string', true], ["description", ['is', "Not Found"], true]]],
  HttpErrorContentTooLarge: ['object', [["message", 'string', true], ["description", ['is', "Content Too Large"], true]]],
};

/** Errors of every endpoint except the OAuth 2.0 endpoints. */
export type DescribedError =
  | DescribedErrorMissingParameter
  | DescribedErrorUnauthorized
  | DescribedErrorForbidden
  | DescribedErrorNoSuchResource
  | DescribedErrorMethodNotAllowed
  | DescribedErrorUnsupportedMediaType
  | DescribedErrorTooManyRequests
  | DescribedErrorInternal
  | DescribedErrorBadGateway
  | DescribedErrorServiceUnavailable
  | DescribedErrorGatewayTimeout;

export type DescribedErrorName =
  | "MISSING_PARAMETER"
  | "UNAUTHORIZED"
  | "FORBIDDEN"
  | "NO_SUCH_RESOURCE"
  | "METHOD_NOT_ALLOWED"
  | "UNSUPPORTED_MEDIA_TYPE"
  | "TOO_MANY_REQUESTS"
  | "INTERNAL_SERVER_ERROR"
  | "BAD_GATEWAY"
  | "SERVICE_UNAVAILABLE"
  | "GATEWAY_TIMEOUT";

/** A {@link DescribedError} with its status, for a `switch` over `name`. */
export type DescribedErrorCase =
  | { readonly name: "MISSING_PARAMETER"; readonly status: 400; readonly body: DescribedErrorMissingParameter }
  | { readonly name: "UNAUTHORIZED"; readonly status: 401; readonly body: DescribedErrorUnauthorized }
  | { readonly name: "FORBIDDEN"; readonly status: 403; readonly body: DescribedErrorForbidden }
  | { readonly name: "NO_SUCH_RESOURCE"; readonly status: 404; readonly body: DescribedErrorNoSuchResource }
  | { readonly name: "METHOD_NOT_ALLOWED"; readonly status: 405; readonly body: DescribedErrorMethodNotAllowed }
  | { readonly name: "UNSUPPORTED_MEDIA_TYPE"; readonly status: 415; readonly body: DescribedErrorUnsupportedMediaType }
  | { readonly name: "TOO_MANY_REQUESTS"; readonly status: 429; readonly body: DescribedErrorTooManyRequests }
  | { readonly name: "INTERNAL_SERVER_ERROR"; readonly status: 500; readonly body: DescribedErrorInternal }
  | { readonly name: "BAD_GATEWAY"; readonly status: 502; readonly body: DescribedErrorBadGateway }
  | { readonly name: "SERVICE_UNAVAILABLE"; readonly status: 503; readonly body: DescribedErrorServiceUnavailable }
  | { readonly name: "GATEWAY_TIMEOUT"; readonly status: 504; readonly body: DescribedErrorGatewayTimeout };

const bodiesOfDescribedError: readonly string[] = [
  'DescribedErrorMissingParameter',
  'DescribedErrorUnauthorized',
  'DescribedErrorForbidden',
  'DescribedErrorNoSuchResource',
  'DescribedErrorMethodNotAllowed',
  'DescribedErrorUnsupportedMediaType',
  'DescribedErrorTooManyRequests',
  'DescribedErrorInternal',
  'DescribedErrorBadGateway',
  'DescribedErrorServiceUnavailable',
  'DescribedErrorGatewayTimeout',
];

/**
 * Returns whether a JSON body has the type of a {@link DescribedError}. The status is not checked: use
 * `decodeDescribedError` if errors with other statuses can have such a body.
 */
export function isDescribedError(body: unknown): body is DescribedError {
  return is(bodiesOfDescribedError, body);
}

/**
 * Returns the {@link DescribedError} of a response. Returns undefined for any other response, and for a
 * response that two errors can have.
 */
export function decodeDescribedError(status: number, body: unknown): DescribedErrorCase | undefined {
  const name = decode(bodiesOfDescribedError, status, body);
  return name === undefined ? undefined : ({ name, status, body } as DescribedErrorCase);
}

export type HttpError =
  | HttpErrorBadRequest
  | HttpErrorNotFound
  | HttpErrorContentTooLarge;

export type HttpErrorName =
  | "BAD_REQUEST"
  | "NOT_FOUND"
  | "CONTENT_TOO_LARGE";

/** A {@link HttpError} with its status, for a `switch` over `name`. */
export type HttpErrorCase =
  | { readonly name: "BAD_REQUEST"; readonly status: 400; readonly body: HttpErrorBadRequest }
  | { readonly name: "NOT_FOUND"; readonly status: 404; readonly body: HttpErrorNotFound }
  | { readonly name: "CONTENT_TOO_LARGE"; readonly status: 413; readonly body: HttpErrorContentTooLarge };

const bodiesOfHttpError: readonly string[] = [
  'HttpErrorBadRequest',
  'HttpErrorNotFound',
  'HttpErrorContentTooLarge',
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
 * The errors of every endpoint except the OAuth 2.0 endpoints.
 *
 * The body has two members. `message` is the text of the status. `description` describes what
 * went wrong.
 */
export type Described =
  | DescribedErrorMissingParameter
  | DescribedErrorUnauthorized
  | DescribedErrorForbidden
  | DescribedErrorNoSuchResource
  | DescribedErrorMethodNotAllowed
  | DescribedErrorUnsupportedMediaType
  | DescribedErrorTooManyRequests
  | DescribedErrorInternal
  | DescribedErrorBadGateway
  | DescribedErrorServiceUnavailable
  | DescribedErrorGatewayTimeout
  | HttpErrorBadRequest
  | HttpErrorNotFound
  | HttpErrorContentTooLarge;

export type DescribedName =
  | "MISSING_PARAMETER"
  | "UNAUTHORIZED"
  | "FORBIDDEN"
  | "NO_SUCH_RESOURCE"
  | "METHOD_NOT_ALLOWED"
  | "UNSUPPORTED_MEDIA_TYPE"
  | "TOO_MANY_REQUESTS"
  | "INTERNAL_SERVER_ERROR"
  | "BAD_GATEWAY"
  | "SERVICE_UNAVAILABLE"
  | "GATEWAY_TIMEOUT"
  | "BAD_REQUEST"
  | "NOT_FOUND"
  | "CONTENT_TOO_LARGE";

/** A {@link Described} with its status, for a `switch` over `name`. */
export type DescribedCase =
  | { readonly name: "MISSING_PARAMETER"; readonly status: 400; readonly body: DescribedErrorMissingParameter }
  | { readonly name: "UNAUTHORIZED"; readonly status: 401; readonly body: DescribedErrorUnauthorized }
  | { readonly name: "FORBIDDEN"; readonly status: 403; readonly body: DescribedErrorForbidden }
  | { readonly name: "NO_SUCH_RESOURCE"; readonly status: 404; readonly body: DescribedErrorNoSuchResource }
  | { readonly name: "METHOD_NOT_ALLOWED"; readonly status: 405; readonly body: DescribedErrorMethodNotAllowed }
  | { readonly name: "UNSUPPORTED_MEDIA_TYPE"; readonly status: 415; readonly body: DescribedErrorUnsupportedMediaType }
  | { readonly name: "TOO_MANY_REQUESTS"; readonly status: 429; readonly body: DescribedErrorTooManyRequests }
  | { readonly name: "INTERNAL_SERVER_ERROR"; readonly status: 500; readonly body: DescribedErrorInternal }
  | { readonly name: "BAD_GATEWAY"; readonly status: 502; readonly body: DescribedErrorBadGateway }
  | { readonly name: "SERVICE_UNAVAILABLE"; readonly status: 503; readonly body: DescribedErrorServiceUnavailable }
  | { readonly name: "GATEWAY_TIMEOUT"; readonly status: 504; readonly body: DescribedErrorGatewayTimeout }
  | { readonly name: "BAD_REQUEST"; readonly status: 400; readonly body: HttpErrorBadRequest }
  | { readonly name: "NOT_FOUND"; readonly status: 404; readonly body: HttpErrorNotFound }
  | { readonly name: "CONTENT_TOO_LARGE"; readonly status: 413; readonly body: HttpErrorContentTooLarge };

const bodiesOfDescribed: readonly string[] = [
  'DescribedErrorMissingParameter',
  'DescribedErrorUnauthorized',
  'DescribedErrorForbidden',
  'DescribedErrorNoSuchResource',
  'DescribedErrorMethodNotAllowed',
  'DescribedErrorUnsupportedMediaType',
  'DescribedErrorTooManyRequests',
  'DescribedErrorInternal',
  'DescribedErrorBadGateway',
  'DescribedErrorServiceUnavailable',
  'DescribedErrorGatewayTimeout',
  'HttpErrorBadRequest',
  'HttpErrorNotFound',
  'HttpErrorContentTooLarge',
];

/**
 * Returns whether a JSON body has the type of a {@link Described}. The status is not checked: use
 * `decodeDescribed` if errors with other statuses can have such a body.
 */
export function isDescribed(body: unknown): body is Described {
  return is(bodiesOfDescribed, body);
}

/**
 * Returns the {@link Described} of a response. Returns undefined for any other response, and for a
 * response that two errors can have.
 */
export function decodeDescribed(status: number, body: unknown): DescribedCase | undefined {
  const name = decode(bodiesOfDescribed, status, body);
  return name === undefined ? undefined : ({ name, status, body } as DescribedCase);
}
