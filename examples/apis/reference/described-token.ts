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
 * The server has no such grant type.
 *
 * 400 `unsupported_grant_type`: The grant type is not supported
 * Retry: only with a changed request.
 */
export interface TokenErrorUnsupportedGrantType {
  "error": "unsupported_grant_type";
  "error_description": string;
}

/**
 * A parameter is missing, repeated or malformed.
 *
 * 400 `invalid_request`: The parameter {parameter} is missing or malformed
 * Retry: only with a changed request.
 */
export interface TokenErrorInvalidRequest {
  "error": "invalid_request";
  "error_description": string;
}

/**
 * The client sent its secret in the body, and it is wrong.
 *
 * 400 `invalid_client`: The client id or client secret is invalid
 * Retry: only with a changed request.
 */
export interface TokenErrorInvalidClient {
  "error": "invalid_client";
  "error_description": string;
}

/**
 * The server failed. Its log contains the cause.
 *
 * 500 `INTERNAL_SERVER_ERROR`: Internal Server Error
 * Retry: with backoff.
 */
export interface TokenErrorServerError {
  "error": "server_error";
  "error_description": "Internal Server Error";
}

/**
 * The client authenticated by header and failed, so that RFC 6749 §5.2 demands a 401 with a challenge of that scheme.
 *
 * It has the same name as [`TokenError::InvalidClient`], but another status, so it is a separate type.
 *
 * 401 `invalid_client`: The client id or client secret is invalid
 * Retry: only with a changed request.
 */
export interface InvalidClientHeaderBody {
  "error": "invalid_client";
  "error_description": string;
}

/**
 * Errors of the token endpoint.
 */
export type TokenError =
  | TokenErrorUnsupportedGrantType
  | TokenErrorInvalidRequest
  | TokenErrorInvalidClient
  | TokenErrorServerError
  | InvalidClientHeaderBody;

export type TokenErrorName =
  | "unsupported_grant_type"
  | "invalid_request"
  | "invalid_client"
  | "INTERNAL_SERVER_ERROR";

/** A {@link TokenError} with its status, for a `switch` over `name`. */
export type TokenErrorCase =
  | { readonly name: "unsupported_grant_type"; readonly status: 400; readonly body: TokenErrorUnsupportedGrantType }
  | { readonly name: "invalid_request"; readonly status: 400; readonly body: TokenErrorInvalidRequest }
  | { readonly name: "invalid_client"; readonly status: 400; readonly body: TokenErrorInvalidClient }
  | { readonly name: "INTERNAL_SERVER_ERROR"; readonly status: 500; readonly body: TokenErrorServerError }
  | { readonly name: "invalid_client"; readonly status: 401; readonly body: InvalidClientHeaderBody };

const marksOfTokenError: readonly Mark[] = [
  { status: 400, name: "unsupported_grant_type", constants: [[["error"], "unsupported_grant_type"]] },
  { status: 400, name: "invalid_request", constants: [[["error"], "invalid_request"]] },
  { status: 400, name: "invalid_client", constants: [[["error"], "invalid_client"]] },
  { status: 500, name: "INTERNAL_SERVER_ERROR", constants: [[["error_description"], "Internal Server Error"]] },
  { status: 401, name: "invalid_client", constants: [[["error"], "invalid_client"]] },
];

/** Returns whether the JSON body of a response is a {@link TokenError}. */
export function isTokenError(body: unknown): body is TokenError {
  return marksOfTokenError.some((mark) => has(body, mark));
}

/** Returns the {@link TokenError} of a response, or undefined if it is another response. */
export function decodeTokenError(status: number, body: unknown): TokenErrorCase | undefined {
  const mark = marksOfTokenError.find((mark) => mark.status === status && has(body, mark));
  return mark && ({ name: mark.name, status, body } as TokenErrorCase);
}

/**
 * The client authenticated by header and failed, so that RFC 6749 §5.2 demands a 401 with a challenge of that scheme.
 *
 * It has the same name as [`TokenError::InvalidClient`], but another status, so it is a separate type.
 */
export type InvalidClientHeader = InvalidClientHeaderBody;

export type InvalidClientHeaderName = "invalid_client";

/** A {@link InvalidClientHeader} with its status, for a `switch` over `name`. */
export type InvalidClientHeaderCase = { readonly name: "invalid_client"; readonly status: 401; readonly body: InvalidClientHeaderBody };

const marksOfInvalidClientHeader: readonly Mark[] = [
  { status: 401, name: "invalid_client", constants: [[["error"], "invalid_client"]] },
];

/** Returns whether the JSON body of a response is a {@link InvalidClientHeader}. */
export function isInvalidClientHeader(body: unknown): body is InvalidClientHeader {
  return marksOfInvalidClientHeader.some((mark) => has(body, mark));
}

/** Returns the {@link InvalidClientHeader} of a response, or undefined if it is another response. */
export function decodeInvalidClientHeader(status: number, body: unknown): InvalidClientHeaderCase | undefined {
  const mark = marksOfInvalidClientHeader.find((mark) => mark.status === status && has(body, mark));
  return mark && ({ name: mark.name, status, body } as InvalidClientHeaderCase);
}

/**
 * The errors of the OAuth 2.0 token endpoint.
 */
export type Token =
  | TokenErrorUnsupportedGrantType
  | TokenErrorInvalidRequest
  | TokenErrorInvalidClient
  | TokenErrorServerError
  | InvalidClientHeaderBody;

export type TokenName =
  | "unsupported_grant_type"
  | "invalid_request"
  | "invalid_client"
  | "INTERNAL_SERVER_ERROR";

/** A {@link Token} with its status, for a `switch` over `name`. */
export type TokenCase =
  | { readonly name: "unsupported_grant_type"; readonly status: 400; readonly body: TokenErrorUnsupportedGrantType }
  | { readonly name: "invalid_request"; readonly status: 400; readonly body: TokenErrorInvalidRequest }
  | { readonly name: "invalid_client"; readonly status: 400; readonly body: TokenErrorInvalidClient }
  | { readonly name: "INTERNAL_SERVER_ERROR"; readonly status: 500; readonly body: TokenErrorServerError }
  | { readonly name: "invalid_client"; readonly status: 401; readonly body: InvalidClientHeaderBody };

const marksOfToken: readonly Mark[] = [
  { status: 400, name: "unsupported_grant_type", constants: [[["error"], "unsupported_grant_type"]] },
  { status: 400, name: "invalid_request", constants: [[["error"], "invalid_request"]] },
  { status: 400, name: "invalid_client", constants: [[["error"], "invalid_client"]] },
  { status: 500, name: "INTERNAL_SERVER_ERROR", constants: [[["error_description"], "Internal Server Error"]] },
  { status: 401, name: "invalid_client", constants: [[["error"], "invalid_client"]] },
];

/** Returns whether the JSON body of a response is a {@link Token}. */
export function isToken(body: unknown): body is Token {
  return marksOfToken.some((mark) => has(body, mark));
}

/** Returns the {@link Token} of a response, or undefined if it is another response. */
export function decodeToken(status: number, body: unknown): TokenCase | undefined {
  const mark = marksOfToken.find((mark) => mark.status === status && has(body, mark));
  return mark && ({ name: mark.name, status, body } as TokenCase);
}
