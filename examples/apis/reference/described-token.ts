/* eslint-disable */
// Token errors. Generated from their declarations: do not edit.

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
 * The server does not support the value of `grant_type`.
 *
 * - Status: 400
 * - Name: `unsupported_grant_type`
 * - Message: The grant type is not supported
 * - Retry: No. Remove the cause first.
 * - Headers: `Cache-Control: no-store`, `Pragma: no-cache`, `x-request-id` (optional)
 */
export interface TokenErrorUnsupportedGrantType {
  error: "unsupported_grant_type";
  error_description: string;
}

/**
 * The request is malformed: a parameter is missing, repeated or invalid.
 *
 * - Status: 400
 * - Name: `invalid_request`
 * - Message: such as `The parameter code is missing or malformed`
 * - Retry: No. Remove the cause first.
 * - Headers: `Cache-Control: no-store`, `Pragma: no-cache`, `x-request-id` (optional)
 */
export interface TokenErrorInvalidRequest {
  error: "invalid_request";
  error_description: string;
}

/**
 * The server failed.
 *
 * - Status: 500
 * - Name: `server_error`
 * - Message: Internal Server Error
 * - Retry: Yes, with exponential backoff, if the request is idempotent.
 * - Headers: `Cache-Control: no-store`, `Pragma: no-cache`, `x-request-id` (optional)
 */
export interface TokenErrorServerError {
  error: "server_error";
  error_description: string;
}

/**
 * The client id or client secret in the body is invalid.
 *
 * The status is 401 if the client sent them in the `Authorization` header.
 *
 * - Status: 400
 * - Name: `invalid_client`
 * - Message: The client id or client secret is invalid
 * - Retry: No. Remove the cause first.
 * - Headers: `Cache-Control: no-store`, `Pragma: no-cache`, `x-request-id` (optional)
 */
export interface TokenErrorInvalidClient {
  error: "invalid_client";
  error_description: string;
}

/**
 * The client id or client secret in the `Authorization` header is invalid.
 *
 * The status is 400 if the client sent them in the body.
 *
 * - Status: 401
 * - Name: `invalid_client`
 * - Message: The client id or client secret is invalid
 * - Retry: No. Remove the cause first.
 * - Headers: `WWW-Authenticate: Basic realm="oauth"`, `Cache-Control: no-store`, `Pragma: no-cache`, `x-request-id` (optional)
 */
export interface BasicAuthErrorBody {
  error: "invalid_client";
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
  TokenErrorUnsupportedGrantType: [{ status: 400, name: "unsupported_grant_type", constants: [[["error"], "unsupported_grant_type"]] }],
  TokenErrorInvalidRequest: [{ status: 400, name: "invalid_request", constants: [[["error"], "invalid_request"]] }],
  TokenErrorServerError: [{ status: 500, name: "server_error", constants: [[["error"], "server_error"]] }],
  TokenErrorInvalidClient: [{ status: 400, name: "invalid_client", constants: [[["error"], "invalid_client"]] }],
  BasicAuthErrorBody: [{ status: 401, name: "invalid_client", constants: [[["error"], "invalid_client"]] }],
  HttpErrorNotFound: [{ status: 404, name: "invalid_request", constants: [[["error"], "invalid_request"]] }],
  HttpErrorMethodNotAllowed: [{ status: 405, name: "invalid_request", constants: [[["error"], "invalid_request"]] }],
  HttpErrorGatewayTimeout: [{ status: 504, name: "server_error", constants: [[["error"], "server_error"]] }],
};

const checksOf: { readonly [type: string]: Check } = {
  TokenErrorUnsupportedGrantType: ['object', [["error", ['is', "unsupported_grant_type"], true], ["error_description", 'string', true]]],
  TokenErrorInvalidRequest: ['object', [["error", ['is', "invalid_request"], true], ["error_description", 'string', true]]],
  TokenErrorServerError: ['object', [["error", ['is', "server_error"], true], ["error_description", 'string', true]]],
  TokenErrorInvalidClient: ['object', [["error", ['is', "invalid_client"], true], ["error_description", 'string', true]]],
  BasicAuthErrorBody: ['object', [["error", ['is', "invalid_client"], true], ["error_description", 'string', true]]],
  HttpErrorNotFound: ['object', [["error", ['is', "invalid_request"], true], ["error_description", 'string', true]]],
  HttpErrorMethodNotAllowed: ['object', [["error", ['is', "invalid_request"], true], ["error_description", 'string', true]]],
  HttpErrorGatewayTimeout: ['object', [["error", ['is', "server_error"], true], ["error_description", 'string', true]]],
};

/** Errors of the token endpoint. */
export type TokenError =
  | TokenErrorUnsupportedGrantType
  | TokenErrorInvalidRequest
  | TokenErrorServerError
  | TokenErrorInvalidClient
  | BasicAuthErrorBody;

export type TokenErrorName =
  | "unsupported_grant_type"
  | "invalid_request"
  | "server_error"
  | "invalid_client";

/** A {@link TokenError} with its status, for a `switch` over `name`, and over `status` if errors with several statuses have the same name. */
export type TokenErrorCase =
  | { readonly name: "unsupported_grant_type"; readonly status: 400; readonly body: TokenErrorUnsupportedGrantType }
  | { readonly name: "invalid_request"; readonly status: 400; readonly body: TokenErrorInvalidRequest }
  | { readonly name: "server_error"; readonly status: 500; readonly body: TokenErrorServerError }
  | { readonly name: "invalid_client"; readonly status: 400; readonly body: TokenErrorInvalidClient }
  | { readonly name: "invalid_client"; readonly status: 401; readonly body: BasicAuthErrorBody };

const bodiesOfTokenError: readonly string[] = [
  'TokenErrorUnsupportedGrantType',
  'TokenErrorInvalidRequest',
  'TokenErrorServerError',
  'TokenErrorInvalidClient',
  'BasicAuthErrorBody',
];

/**
 * Returns whether a JSON body has the type of a {@link TokenError}. The status is not checked: use
 * `decodeTokenError` if errors with other statuses can have such a body.
 */
export function isTokenError(body: unknown): body is TokenError {
  return is(bodiesOfTokenError, body);
}

/**
 * Returns the {@link TokenError} of a response. Returns undefined for any other response, and for a
 * response that two errors can have.
 */
export function decodeTokenError(status: number, body: unknown): TokenErrorCase | undefined {
  const name = decode(bodiesOfTokenError, status, body);
  return name === undefined ? undefined : ({ name, status, body } as TokenErrorCase);
}

/**
 * The client id or client secret in the `Authorization` header is invalid.
 *
 * The status is 400 if the client sent them in the body.
 */
export type BasicAuthError = BasicAuthErrorBody;

export type BasicAuthErrorName = "invalid_client";

/** A {@link BasicAuthError} with its status, for a `switch` over `name`. */
export type BasicAuthErrorCase = { readonly name: "invalid_client"; readonly status: 401; readonly body: BasicAuthErrorBody };

const bodiesOfBasicAuthError: readonly string[] = [
  'BasicAuthErrorBody',
];

/**
 * Returns whether a JSON body has the type of a {@link BasicAuthError}. The status is not checked: use
 * `decodeBasicAuthError` if errors with other statuses can have such a body.
 */
export function isBasicAuthError(body: unknown): body is BasicAuthError {
  return is(bodiesOfBasicAuthError, body);
}

/**
 * Returns the {@link BasicAuthError} of a response. Returns undefined for any other response, and for a
 * response that two errors can have.
 */
export function decodeBasicAuthError(status: number, body: unknown): BasicAuthErrorCase | undefined {
  const name = decode(bodiesOfBasicAuthError, status, body);
  return name === undefined ? undefined : ({ name, status, body } as BasicAuthErrorCase);
}

export type HttpError =
  | HttpErrorNotFound
  | HttpErrorMethodNotAllowed
  | HttpErrorGatewayTimeout;

export type HttpErrorName =
  | "invalid_request"
  | "server_error";

/** A {@link HttpError} with its status, for a `switch` over `name`, and over `status` if errors with several statuses have the same name. */
export type HttpErrorCase =
  | { readonly name: "invalid_request"; readonly status: 404; readonly body: HttpErrorNotFound }
  | { readonly name: "invalid_request"; readonly status: 405; readonly body: HttpErrorMethodNotAllowed }
  | { readonly name: "server_error"; readonly status: 504; readonly body: HttpErrorGatewayTimeout };

const bodiesOfHttpError: readonly string[] = [
  'HttpErrorNotFound',
  'HttpErrorMethodNotAllowed',
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
 * The errors of the OAuth 2.0 token endpoint (RFC 6749 §5.2).
 *
 * `error` identifies the error. `error_description` is a text for developers.
 */
export type Token =
  | TokenErrorUnsupportedGrantType
  | TokenErrorInvalidRequest
  | TokenErrorServerError
  | TokenErrorInvalidClient
  | BasicAuthErrorBody
  | HttpErrorNotFound
  | HttpErrorMethodNotAllowed
  | HttpErrorGatewayTimeout;

export type TokenName =
  | "unsupported_grant_type"
  | "invalid_request"
  | "server_error"
  | "invalid_client";

/** A {@link Token} with its status, for a `switch` over `name`, and over `status` if errors with several statuses have the same name. */
export type TokenCase =
  | { readonly name: "unsupported_grant_type"; readonly status: 400; readonly body: TokenErrorUnsupportedGrantType }
  | { readonly name: "invalid_request"; readonly status: 400; readonly body: TokenErrorInvalidRequest }
  | { readonly name: "server_error"; readonly status: 500; readonly body: TokenErrorServerError }
  | { readonly name: "invalid_client"; readonly status: 400; readonly body: TokenErrorInvalidClient }
  | { readonly name: "invalid_client"; readonly status: 401; readonly body: BasicAuthErrorBody }
  | { readonly name: "invalid_request"; readonly status: 404; readonly body: HttpErrorNotFound }
  | { readonly name: "invalid_request"; readonly status: 405; readonly body: HttpErrorMethodNotAllowed }
  | { readonly name: "server_error"; readonly status: 504; readonly body: HttpErrorGatewayTimeout };

const bodiesOfToken: readonly string[] = [
  'TokenErrorUnsupportedGrantType',
  'TokenErrorInvalidRequest',
  'TokenErrorServerError',
  'TokenErrorInvalidClient',
  'BasicAuthErrorBody',
  'HttpErrorNotFound',
  'HttpErrorMethodNotAllowed',
  'HttpErrorGatewayTimeout',
];

/**
 * Returns whether a JSON body has the type of a {@link Token}. The status is not checked: use
 * `decodeToken` if errors with other statuses can have such a body.
 */
export function isToken(body: unknown): body is Token {
  return is(bodiesOfToken, body);
}

/**
 * Returns the {@link Token} of a response. Returns undefined for any other response, and for a
 * response that two errors can have.
 */
export function decodeToken(status: number, body: unknown): TokenCase | undefined {
  const name = decode(bodiesOfToken, status, body);
  return name === undefined ? undefined : ({ name, status, body } as TokenCase);
}
