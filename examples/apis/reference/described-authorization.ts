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
 * The URL lacks a parameter, or has one twice.
 *
 * 400 `invalid_request`: The parameter {parameter} is missing or malformed
 * Retry: only with a changed request.
 */
export interface AuthorizationErrorInvalidRequest {
  "error": "invalid_request";
  "error_description": string;
}

/**
 * The server has no such response type.
 *
 * 400 `unsupported_response_type`: The response type is not supported
 * Retry: only with a changed request.
 */
export interface AuthorizationErrorUnsupportedResponseType {
  "error": "unsupported_response_type";
  "error_description": string;
}

/**
 * The server knows no such scope.
 *
 * 400 `invalid_scope`: The scope {scope} does not exist
 * Retry: only with a changed request.
 */
export interface AuthorizationErrorInvalidScope {
  "error": "invalid_scope";
  "error_description": string;
}

/**
 * The scope exists, but is not for this application.
 *
 * 403 `forbidden_scope`: This application may not ask for the scope {scope}
 * Retry: only with a changed request.
 */
export interface AuthorizationErrorForbiddenScope {
  "error": "forbidden_scope";
  "error_description": string;
}

/**
 * The resource owner or the server refused the request.
 *
 * 403 `access_denied`: The request was denied
 * Retry: only with a changed request.
 */
export interface AuthorizationErrorAccessDenied {
  "error": "access_denied";
  "error_description": string;
}

/**
 * Errors of the authorization endpoint, sent to the client through the browser.
 */
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

/** A {@link AuthorizationError} with its status, for a `switch` over `name`. */
export type AuthorizationErrorCase =
  | { readonly name: "invalid_request"; readonly status: 400; readonly body: AuthorizationErrorInvalidRequest }
  | { readonly name: "unsupported_response_type"; readonly status: 400; readonly body: AuthorizationErrorUnsupportedResponseType }
  | { readonly name: "invalid_scope"; readonly status: 400; readonly body: AuthorizationErrorInvalidScope }
  | { readonly name: "forbidden_scope"; readonly status: 403; readonly body: AuthorizationErrorForbiddenScope }
  | { readonly name: "access_denied"; readonly status: 403; readonly body: AuthorizationErrorAccessDenied };

const marksOfAuthorizationError: readonly Mark[] = [
  { status: 400, name: "invalid_request", constants: [[["error"], "invalid_request"]] },
  { status: 400, name: "unsupported_response_type", constants: [[["error"], "unsupported_response_type"]] },
  { status: 400, name: "invalid_scope", constants: [[["error"], "invalid_scope"]] },
  { status: 403, name: "forbidden_scope", constants: [[["error"], "forbidden_scope"]] },
  { status: 403, name: "access_denied", constants: [[["error"], "access_denied"]] },
];

/** Returns whether the JSON body of a response is a {@link AuthorizationError}. */
export function isAuthorizationError(body: unknown): body is AuthorizationError {
  return marksOfAuthorizationError.some((mark) => has(body, mark));
}

/** Returns the {@link AuthorizationError} of a response, or undefined if it is another response. */
export function decodeAuthorizationError(status: number, body: unknown): AuthorizationErrorCase | undefined {
  const mark = marksOfAuthorizationError.find((mark) => mark.status === status && has(body, mark));
  return mark && ({ name: mark.name, status, body } as AuthorizationErrorCase);
}

/**
 * The errors of the OAuth 2.0 authorization endpoint, which reach the client by way of the browser.
 */
export type Authorization =
  | AuthorizationErrorInvalidRequest
  | AuthorizationErrorUnsupportedResponseType
  | AuthorizationErrorInvalidScope
  | AuthorizationErrorForbiddenScope
  | AuthorizationErrorAccessDenied;

export type AuthorizationName =
  | "invalid_request"
  | "unsupported_response_type"
  | "invalid_scope"
  | "forbidden_scope"
  | "access_denied";

/** A {@link Authorization} with its status, for a `switch` over `name`. */
export type AuthorizationCase =
  | { readonly name: "invalid_request"; readonly status: 400; readonly body: AuthorizationErrorInvalidRequest }
  | { readonly name: "unsupported_response_type"; readonly status: 400; readonly body: AuthorizationErrorUnsupportedResponseType }
  | { readonly name: "invalid_scope"; readonly status: 400; readonly body: AuthorizationErrorInvalidScope }
  | { readonly name: "forbidden_scope"; readonly status: 403; readonly body: AuthorizationErrorForbiddenScope }
  | { readonly name: "access_denied"; readonly status: 403; readonly body: AuthorizationErrorAccessDenied };

const marksOfAuthorization: readonly Mark[] = [
  { status: 400, name: "invalid_request", constants: [[["error"], "invalid_request"]] },
  { status: 400, name: "unsupported_response_type", constants: [[["error"], "unsupported_response_type"]] },
  { status: 400, name: "invalid_scope", constants: [[["error"], "invalid_scope"]] },
  { status: 403, name: "forbidden_scope", constants: [[["error"], "forbidden_scope"]] },
  { status: 403, name: "access_denied", constants: [[["error"], "access_denied"]] },
];

/** Returns whether the JSON body of a response is a {@link Authorization}. */
export function isAuthorization(body: unknown): body is Authorization {
  return marksOfAuthorization.some((mark) => has(body, mark));
}

/** Returns the {@link Authorization} of a response, or undefined if it is another response. */
export function decodeAuthorization(status: number, body: unknown): AuthorizationCase | undefined {
  const mark = marksOfAuthorization.find((mark) => mark.status === status && has(body, mark));
  return mark && ({ name: mark.name, status, body } as AuthorizationCase);
}
