/* eslint-disable */
// Authorization errors. Generated from their declarations: do not edit.

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
 * The URL is malformed: a parameter is missing, repeated or invalid.
 *
 * - Status: 303, the parameters of a redirect
 * - Name: `invalid_request`
 * - Message: such as `The parameter response_type is missing or malformed`
 * - Retry: No. Remove the cause first.
 * - Headers: `Location`, `Cache-Control: no-store`
 */
export interface AuthorizationErrorInvalidRequest {
  error: "invalid_request";
  error_description: string;
  error_uri: string;
  state?: string;
  iss?: string;
}

/**
 * The server does not support the value of `response_type`.
 *
 * - Status: 303, the parameters of a redirect
 * - Name: `unsupported_response_type`
 * - Message: The response type is not supported
 * - Retry: No. Remove the cause first.
 * - Headers: `Location`, `Cache-Control: no-store`
 */
export interface AuthorizationErrorUnsupportedResponseType {
  error: "unsupported_response_type";
  error_description: string;
  error_uri: string;
  state?: string;
  iss?: string;
}

/**
 * The scope is invalid, or the server does not support it.
 *
 * - Status: 303, the parameters of a redirect
 * - Name: `invalid_scope`
 * - Message: such as `The scope everything does not exist`
 * - Retry: No. Remove the cause first.
 * - Headers: `Location`, `Cache-Control: no-store`
 */
export interface AuthorizationErrorInvalidScope {
  error: "invalid_scope";
  error_description: string;
  error_uri: string;
  state?: string;
  iss?: string;
}

/**
 * This application may not use the scope.
 *
 * - Status: 303, the parameters of a redirect
 * - Name: `forbidden_scope`
 * - Message: such as `This application may not ask for the scope billing`
 * - Retry: No. Remove the cause first.
 * - Headers: `Location`, `Cache-Control: no-store`
 */
export interface AuthorizationErrorForbiddenScope {
  error: "forbidden_scope";
  error_description: string;
  error_uri: string;
  state?: string;
  iss?: string;
}

/**
 * The resource owner or the server denied the request.
 *
 * # Solution
 *
 * Do not send the request again automatically. The user can start the authorization again.
 *
 * - Status: 303, the parameters of a redirect
 * - Name: `access_denied`
 * - Message: The request was denied
 * - Retry: No. Remove the cause first.
 * - Headers: `Location`, `Cache-Control: no-store`
 */
export interface AuthorizationErrorAccessDenied {
  error: "access_denied";
  error_description: string;
  error_uri: string;
  state?: string;
  iss?: string;
}

/**
 * `client_id` or `redirect_uri` is missing, invalid or not registered, or the query cannot be
 * parsed. The server does not redirect.
 *
 * # Solution
 *
 * Send the id and a redirect URI of a registered application.
 *
 * - Status: 400
 * - Name: `invalid_request`
 * - Message: The client_id, the redirect_uri or the query is invalid
 * - Retry: No. Remove the cause first.
 * - Headers: `Cache-Control: no-store`, `Pragma: no-cache`, `x-request-id` (optional)
 */
export interface ClientErrorInvalidRequest {
  error: "invalid_request";
  error_description: string;
}

/**
 * The path or the resource does not exist. Check the URL.
 *
 * - Status: 404
 * - Name: `invalid_request`
 * - Message: Not Found
 * - Retry: No. Remove the cause first.
 * - Headers: `Cache-Control: no-store`, `Pragma: no-cache`, `x-request-id` (optional)
 */
export interface HttpErrorNotFound {
  error: "invalid_request";
  error_description: string;
}

/**
 * The path does not support this method. Use another method.
 *
 * - Status: 405
 * - Name: `invalid_request`
 * - Message: Method Not Allowed
 * - Retry: No. Remove the cause first.
 * - Headers: `Cache-Control: no-store`, `Pragma: no-cache`, `Allow` (optional), `x-request-id` (optional)
 */
export interface HttpErrorMethodNotAllowed {
  error: "invalid_request";
  error_description: string;
}

/**
 * The server failed. The request is not the cause.
 *
 * - Status: 500
 * - Name: `server_error`
 * - Message: Internal Server Error
 * - Retry: Yes, with exponential backoff, if the request is idempotent.
 * - Headers: `Cache-Control: no-store`, `Pragma: no-cache`, `x-request-id` (optional)
 */
export interface HttpErrorInternalServerError {
  error: "server_error";
  error_description: string;
}

/**
 * The server, or another server that it uses, did not respond in time.
 *
 * - Status: 504
 * - Name: `server_error`
 * - Message: Gateway Timeout
 * - Retry: Yes, with exponential backoff, if the request is idempotent.
 * - Headers: `Cache-Control: no-store`, `Pragma: no-cache`, `x-request-id` (optional)
 */
export interface HttpErrorGatewayTimeout {
  error: "server_error";
  error_description: string;
}

const marksOf: { readonly [body: string]: readonly Mark[] } = {
  AuthorizationErrorInvalidRequest: [{ status: undefined, name: "invalid_request", constants: [[["error"], "invalid_request"]] }],
  AuthorizationErrorUnsupportedResponseType: [{ status: undefined, name: "unsupported_response_type", constants: [[["error"], "unsupported_response_type"]] }],
  AuthorizationErrorInvalidScope: [{ status: undefined, name: "invalid_scope", constants: [[["error"], "invalid_scope"]] }],
  AuthorizationErrorForbiddenScope: [{ status: undefined, name: "forbidden_scope", constants: [[["error"], "forbidden_scope"]] }],
  AuthorizationErrorAccessDenied: [{ status: undefined, name: "access_denied", constants: [[["error"], "access_denied"]] }],
  ClientErrorInvalidRequest: [{ status: 400, name: "invalid_request", constants: [[["error"], "invalid_request"]] }],
  HttpErrorNotFound: [{ status: 404, name: "invalid_request", constants: [[["error"], "invalid_request"]] }],
  HttpErrorMethodNotAllowed: [{ status: 405, name: "invalid_request", constants: [[["error"], "invalid_request"]] }],
  HttpErrorInternalServerError: [{ status: 500, name: "server_error", constants: [[["error"], "server_error"]] }],
  HttpErrorGatewayTimeout: [{ status: 504, name: "server_error", constants: [[["error"], "server_error"]] }],
};

const checksOf: { readonly [type: string]: Check } = {
  AuthorizationErrorInvalidRequest: ['object', [["error", ['is', "invalid_request"], true], ["error_description", 'string', true], ["error_uri", 'string', true], ["state", 'string', false], ["iss", 'string', false]]],
  AuthorizationErrorUnsupportedResponseType: ['object', [["error", ['is', "unsupported_response_type"], true], ["error_description", 'string', true], ["error_uri", 'string', true], ["state", 'string', false], ["iss", 'string', false]]],
  AuthorizationErrorInvalidScope: ['object', [["error", ['is', "invalid_scope"], true], ["error_description", 'string', true], ["error_uri", 'string', true], ["state", 'string', false], ["iss", 'string', false]]],
  AuthorizationErrorForbiddenScope: ['object', [["error", ['is', "forbidden_scope"], true], ["error_description", 'string', true], ["error_uri", 'string', true], ["state", 'string', false], ["iss", 'string', false]]],
  AuthorizationErrorAccessDenied: ['object', [["error", ['is', "access_denied"], true], ["error_description", 'string', true], ["error_uri", 'string', true], ["state", 'string', false], ["iss", 'string', false]]],
  ClientErrorInvalidRequest: ['object', [["error", ['is', "invalid_request"], true], ["error_description", 'string', true]]],
  HttpErrorNotFound: ['object', [["error", ['is', "invalid_request"], true], ["error_description", 'string', true]]],
  HttpErrorMethodNotAllowed: ['object', [["error", ['is', "invalid_request"], true], ["error_description", 'string', true]]],
  HttpErrorInternalServerError: ['object', [["error", ['is', "server_error"], true], ["error_description", 'string', true]]],
  HttpErrorGatewayTimeout: ['object', [["error", ['is', "server_error"], true], ["error_description", 'string', true]]],
};

/** Errors of the authorization endpoint. */
export type AuthorizationError =
  | AuthorizationErrorInvalidRequest
  | AuthorizationErrorUnsupportedResponseType
  | AuthorizationErrorInvalidScope
  | AuthorizationErrorForbiddenScope
  | AuthorizationErrorAccessDenied;

export type AuthorizationErrorName =
  | "invalid_request"
  | "unsupported_response_type"
  | "invalid_scope"
  | "forbidden_scope"
  | "access_denied";

/** A {@link AuthorizationError} that is sent in a redirect, for a `switch` over `name`. */
export type AuthorizationErrorRedirect =
  | { readonly name: "invalid_request"; readonly parameters: AuthorizationErrorInvalidRequest }
  | { readonly name: "unsupported_response_type"; readonly parameters: AuthorizationErrorUnsupportedResponseType }
  | { readonly name: "invalid_scope"; readonly parameters: AuthorizationErrorInvalidScope }
  | { readonly name: "forbidden_scope"; readonly parameters: AuthorizationErrorForbiddenScope }
  | { readonly name: "access_denied"; readonly parameters: AuthorizationErrorAccessDenied };

const redirectsOfAuthorizationError: readonly string[] = [
  'AuthorizationErrorInvalidRequest',
  'AuthorizationErrorUnsupportedResponseType',
  'AuthorizationErrorInvalidScope',
  'AuthorizationErrorForbiddenScope',
  'AuthorizationErrorAccessDenied',
];

/**
 * Returns the {@link AuthorizationError} in the parameters of a redirect: `new URL(address).searchParams`, or
 * `new URLSearchParams(new URL(address).hash.slice(1))` in the implicit flow. Returns undefined for
 * any other parameters.
 *
 * First compare `state` with the `state` of the authorization request (RFC 6749 §10.12).
 */
export function decodeAuthorizationErrorRedirect(
  parameters: Iterable<readonly [string, string]>,
): AuthorizationErrorRedirect | undefined {
  const values: unknown = Object.fromEntries(parameters);
  const name = decode(redirectsOfAuthorizationError, undefined, values);
  return name === undefined ? undefined : ({ name, parameters: values } as AuthorizationErrorRedirect);
}

/** Errors that the server cannot send in a redirect (RFC 6749 §4.1.2.1). */
export type ClientError = ClientErrorInvalidRequest;

export type ClientErrorName = "invalid_request";

/** A {@link ClientError} with its status, for a `switch` over `name`. */
export type ClientErrorCase = { readonly name: "invalid_request"; readonly status: 400; readonly body: ClientErrorInvalidRequest };

const bodiesOfClientError: readonly string[] = [
  'ClientErrorInvalidRequest',
];

/**
 * Returns whether a JSON body has the type of a {@link ClientError}. The status is not checked: use
 * `decodeClientError` if errors with other statuses can have such a body.
 */
export function isClientError(body: unknown): body is ClientError {
  return is(bodiesOfClientError, body);
}

/**
 * Returns the {@link ClientError} of a response. Returns undefined for any other response, and for a
 * response that two errors can have.
 */
export function decodeClientError(status: number, body: unknown): ClientErrorCase | undefined {
  const name = decode(bodiesOfClientError, status, body);
  return name === undefined ? undefined : ({ name, status, body } as ClientErrorCase);
}

export type HttpError =
  | HttpErrorNotFound
  | HttpErrorMethodNotAllowed
  | HttpErrorInternalServerError
  | HttpErrorGatewayTimeout;

export type HttpErrorName =
  | "invalid_request"
  | "server_error";

/** A {@link HttpError} with its status, for a `switch` over `name`, and over `status` if errors with several statuses have the same name. */
export type HttpErrorCase =
  | { readonly name: "invalid_request"; readonly status: 404; readonly body: HttpErrorNotFound }
  | { readonly name: "invalid_request"; readonly status: 405; readonly body: HttpErrorMethodNotAllowed }
  | { readonly name: "server_error"; readonly status: 500; readonly body: HttpErrorInternalServerError }
  | { readonly name: "server_error"; readonly status: 504; readonly body: HttpErrorGatewayTimeout };

const bodiesOfHttpError: readonly string[] = [
  'HttpErrorNotFound',
  'HttpErrorMethodNotAllowed',
  'HttpErrorInternalServerError',
  'HttpErrorGatewayTimeout',
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
 * The errors of the OAuth 2.0 authorization endpoint (RFC 6749 §4.1.2.1 and §4.2.2.1).
 *
 * The server redirects the browser to the `redirect_uri` of the client. The query of this URI
 * contains `error`, `error_description`, `error_uri` and `state`. For the implicit flow, the
 * fragment contains them.
 *
 * If `client_id` or `redirect_uri` is missing or invalid, the server does not redirect. The
 * response is then a 400 with a JSON body.
 */
export type Authorization =
  | AuthorizationErrorInvalidRequest
  | AuthorizationErrorUnsupportedResponseType
  | AuthorizationErrorInvalidScope
  | AuthorizationErrorForbiddenScope
  | AuthorizationErrorAccessDenied
  | ClientErrorInvalidRequest
  | HttpErrorNotFound
  | HttpErrorMethodNotAllowed
  | HttpErrorInternalServerError
  | HttpErrorGatewayTimeout;

export type AuthorizationName =
  | "invalid_request"
  | "unsupported_response_type"
  | "invalid_scope"
  | "forbidden_scope"
  | "access_denied"
  | "server_error";

/** A {@link Authorization} with its status, for a `switch` over `name`, and over `status` if errors with several statuses have the same name. */
export type AuthorizationCase =
  | { readonly name: "invalid_request"; readonly status: 400; readonly body: ClientErrorInvalidRequest }
  | { readonly name: "invalid_request"; readonly status: 404; readonly body: HttpErrorNotFound }
  | { readonly name: "invalid_request"; readonly status: 405; readonly body: HttpErrorMethodNotAllowed }
  | { readonly name: "server_error"; readonly status: 500; readonly body: HttpErrorInternalServerError }
  | { readonly name: "server_error"; readonly status: 504; readonly body: HttpErrorGatewayTimeout };

const bodiesOfAuthorization: readonly string[] = [
  'ClientErrorInvalidRequest',
  'HttpErrorNotFound',
  'HttpErrorMethodNotAllowed',
  'HttpErrorInternalServerError',
  'HttpErrorGatewayTimeout',
];

/**
 * Returns whether a JSON body has the type of a {@link Authorization}. The status is not checked: use
 * `decodeAuthorization` if errors with other statuses can have such a body.
 */
export function isAuthorization(body: unknown): body is Authorization {
  return is(bodiesOfAuthorization, body);
}

/**
 * Returns the {@link Authorization} of a response. Returns undefined for any other response, and for a
 * response that two errors can have.
 */
export function decodeAuthorization(status: number, body: unknown): AuthorizationCase | undefined {
  const name = decode(bodiesOfAuthorization, status, body);
  return name === undefined ? undefined : ({ name, status, body } as AuthorizationCase);
}

/** A {@link Authorization} that is sent in a redirect, for a `switch` over `name`. */
export type AuthorizationRedirect =
  | { readonly name: "invalid_request"; readonly parameters: AuthorizationErrorInvalidRequest }
  | { readonly name: "unsupported_response_type"; readonly parameters: AuthorizationErrorUnsupportedResponseType }
  | { readonly name: "invalid_scope"; readonly parameters: AuthorizationErrorInvalidScope }
  | { readonly name: "forbidden_scope"; readonly parameters: AuthorizationErrorForbiddenScope }
  | { readonly name: "access_denied"; readonly parameters: AuthorizationErrorAccessDenied };

const redirectsOfAuthorization: readonly string[] = [
  'AuthorizationErrorInvalidRequest',
  'AuthorizationErrorUnsupportedResponseType',
  'AuthorizationErrorInvalidScope',
  'AuthorizationErrorForbiddenScope',
  'AuthorizationErrorAccessDenied',
];

/**
 * Returns the {@link Authorization} in the parameters of a redirect: `new URL(address).searchParams`, or
 * `new URLSearchParams(new URL(address).hash.slice(1))` in the implicit flow. Returns undefined for
 * any other parameters.
 *
 * First compare `state` with the `state` of the authorization request (RFC 6749 §10.12).
 */
export function decodeAuthorizationRedirect(
  parameters: Iterable<readonly [string, string]>,
): AuthorizationRedirect | undefined {
  const values: unknown = Object.fromEntries(parameters);
  const name = decode(redirectsOfAuthorization, undefined, values);
  return name === undefined ? undefined : ({ name, parameters: values } as AuthorizationRedirect);
}
