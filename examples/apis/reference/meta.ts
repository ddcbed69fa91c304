/* eslint-disable */
// Meta errors. Generated from their declarations: do not edit.

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
  /** Such as `"invalid email"`, `"invalid password"`. */
  message: string;
  /** Such as `"InvalidEmail"`, `"InvalidPassword"`. */
  type: string;
}

/**
 * The request has no valid credentials.
 *
 * # Solution
 *
 * Log in, then send the request again.
 *
 * - Status: 401
 * - Name: `Unauthorized`
 * - Message: You are not authorized to perform this action.
 * - Retry: No. Remove the cause first.
 * - Headers: `WWW-Authenticate: Bearer realm="api"`, `x-request-id` (optional)
 */
export interface MetaErrorUnauthorized {
  meta: {
    status: 401;
    error: {
      status: 401;
      type: "Unauthorized";
      message: string;
    };
  };
}

/**
 * The user does not have the permission.
 *
 * The message contains the action that is forbidden.
 *
 * - Status: 403
 * - Name: `Forbidden`
 * - Message: such as `You may not delete users.`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface MetaErrorForbidden {
  meta: {
    status: 403;
    error: {
      status: 403;
      type: "Forbidden";
      message: string;
    };
  };
}

/**
 * The resource already exists. The message names the resource.
 *
 * - Status: 409
 * - Name: `AlreadyExists`
 * - Message: such as `The user already exists.`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface MetaErrorAlreadyExists {
  meta: {
    status: 409;
    error: {
      status: 409;
      type: "AlreadyExists";
      message: string;
    };
  };
}

/**
 * The resource does not exist. The message names the resource.
 *
 * - Status: 404
 * - Name: `NotFound`
 * - Message: such as `The user was not found.`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface MetaErrorNotFound {
  meta: {
    status: 404;
    error: {
      status: 404;
      type: "NotFound";
      message: string;
    };
  };
}

/**
 * The request is malformed. The message contains the reason.
 *
 * - Status: 400
 * - Name: `BadRequest`
 * - Message: such as `The body is not JSON.`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface MetaErrorBadRequest {
  meta: {
    status: 400;
    error: {
      status: 400;
      type: "BadRequest";
      message: string;
    };
  };
}

/**
 * The request is well-formed, but its content is invalid. The message contains the reason.
 *
 * - Status: 422
 * - Name: `UnprocessableEntity`
 * - Message: such as `The end is before the start.`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface MetaErrorUnprocessableEntity {
  meta: {
    status: 422;
    error: {
      status: 422;
      type: "UnprocessableEntity";
      message: string;
    };
  };
}

/**
 * The media type of the body is not supported.
 *
 * - Status: 415
 * - Name: `UnsupportedMediaType`
 * - Message: such as `Send application/json.`
 * - Retry: No. Remove the cause first.
 * - Headers: `Accept`, `x-request-id` (optional)
 */
export interface MetaErrorUnsupportedMediaType {
  meta: {
    status: 415;
    error: {
      status: 415;
      type: "UnsupportedMediaType";
      message: string;
      data: {
        /** The supported media type. */
        expected: string;
      };
    };
  };
}

/**
 * The server failed.
 *
 * - Status: 500
 * - Name: `InternalError`
 * - Message: Internal Server Error
 * - Retry: Yes, with exponential backoff, if the request is idempotent.
 * - Headers: `x-request-id` (optional)
 */
export interface MetaErrorInternal {
  meta: {
    status: 500;
    error: {
      status: 500;
      type: "InternalError";
      message: string;
    };
  };
}

/**
 * Some fields are invalid. `meta.error.errors` has one nested error for each of them.
 *
 * `meta.error` has no `status`. The `type` of a nested error identifies the field and the
 * problem:
 *
 * | `type` | `message` |
 * |---|---|
 * | `InvalidEmail` | `invalid email` |
 * | `InvalidPassword` | `invalid password` |
 *
 * - Status: 422
 * - Name: `ValidationFailure`
 * - Message: data validation failed
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface MetaErrorValidationFailure {
  meta: {
    status: 422;
    error: {
      type: "ValidationFailure";
      message: string;
      errors: Issue[];
    };
  };
}

/**
 * The path does not support this method. Use another method.
 *
 * - Status: 405
 * - Name: `MethodNotAllowed`
 * - Message: Method Not Allowed
 * - Retry: No. Remove the cause first.
 * - Headers: `Allow` (optional), `x-request-id` (optional)
 */
export interface HttpErrorMethodNotAllowed {
  meta: {
    status: 405;
    error: {
      status: 405;
      type: "MethodNotAllowed";
      message: string;
    };
  };
}

/**
 * The body of the request is too large. Send less data.
 *
 * - Status: 413
 * - Name: `ContentTooLarge`
 * - Message: Content Too Large
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface HttpErrorContentTooLarge {
  meta: {
    status: 413;
    error: {
      status: 413;
      type: "ContentTooLarge";
      message: string;
    };
  };
}

/**
 * The server, or another server that it uses, did not respond in time.
 *
 * - Status: 504
 * - Name: `GatewayTimeout`
 * - Message: Gateway Timeout
 * - Retry: Yes, with exponential backoff, if the request is idempotent.
 * - Headers: `x-request-id` (optional)
 */
export interface HttpErrorGatewayTimeout {
  meta: {
    status: 504;
    error: {
      status: 504;
      type: "GatewayTimeout";
      message: string;
    };
  };
}

const marksOf: { readonly [body: string]: readonly Mark[] } = {
  MetaErrorUnauthorized: [{ status: 401, name: "Unauthorized", constants: [[["meta", "error", "type"], "Unauthorized"]] }],
  MetaErrorForbidden: [{ status: 403, name: "Forbidden", constants: [[["meta", "error", "type"], "Forbidden"]] }],
  MetaErrorAlreadyExists: [{ status: 409, name: "AlreadyExists", constants: [[["meta", "error", "type"], "AlreadyExists"]] }],
  MetaErrorNotFound: [{ status: 404, name: "NotFound", constants: [[["meta", "error", "type"], "NotFound"]] }],
  MetaErrorBadRequest: [{ status: 400, name: "BadRequest", constants: [[["meta", "error", "type"], "BadRequest"]] }],
  MetaErrorUnprocessableEntity: [{ status: 422, name: "UnprocessableEntity", constants: [[["meta", "error", "type"], "UnprocessableEntity"]] }],
  MetaErrorUnsupportedMediaType: [{ status: 415, name: "UnsupportedMediaType", constants: [[["meta", "error", "type"], "UnsupportedMediaType"]] }],
  MetaErrorInternal: [{ status: 500, name: "InternalError", constants: [[["meta", "error", "type"], "InternalError"]] }],
  MetaErrorValidationFailure: [{ status: 422, name: "ValidationFailure", constants: [[["meta", "error", "type"], "ValidationFailure"]] }],
  HttpErrorMethodNotAllowed: [{ status: 405, name: "MethodNotAllowed", constants: [[["meta", "error", "type"], "MethodNotAllowed"]] }],
  HttpErrorContentTooLarge: [{ status: 413, name: "ContentTooLarge", constants: [[["meta", "error", "type"], "ContentTooLarge"]] }],
  HttpErrorGatewayTimeout: [{ status: 504, name: "GatewayTimeout", constants: [[["meta", "error", "type"], "GatewayTimeout"]] }],
};

const checksOf: { readonly [type: string]: Check } = {
  Issue: ['object', [["message", 'string', true], ["type", 'string', true]]],
  MetaErrorUnauthorized: ['object', [["meta", ['object', [["status", ['is', 401], true], ["error", ['object', [["status", ['is', 401], true], ["type", ['is', "Unauthorized"], true], ["message", 'string', true]]], true]]], true]]],
  MetaErrorForbidden: ['object', [["meta", ['object', [["status", ['is', 403], true], ["error", ['object', [["status", ['is', 403], true], ["type", ['is', "Forbidden"], true], ["message", 'string', true]]], true]]], true]]],
  MetaErrorAlreadyExists: ['object', [["meta", ['object', [["status", ['is', 409], true], ["error", ['object', [["status", ['is', 409], true], ["type", ['is', "AlreadyExists"], true], ["message", 'string', true]]], true]]], true]]],
  MetaErrorNotFound: ['object', [["meta", ['object', [["status", ['is', 404], true], ["error", ['object', [["status", ['is', 404], true], ["type", ['is', "NotFound"], true], ["message", 'string', true]]], true]]], true]]],
  MetaErrorBadRequest: ['object', [["meta", ['object', [["status", ['is', 400], true], ["error", ['object', [["status", ['is', 400], true], ["type", ['is', "BadRequest"], true], ["message", 'string', true]]], true]]], true]]],
  MetaErrorUnprocessableEntity: ['object', [["meta", ['object', [["status", ['is', 422], true], ["error", ['object', [["status", ['is', 422], true], ["type", ['is', "UnprocessableEntity"], true], ["message", 'string', true]]], true]]], true]]],
  MetaErrorUnsupportedMediaType: ['object', [["meta", ['object', [["status", ['is', 415], true], ["error", ['object', [["status", ['is', 415], true], ["type", ['is', "UnsupportedMediaType"], true], ["message", 'string', true], ["data", ['object', [["expected", 'string', true]]], true]]], true]]], true]]],
  MetaErrorInternal: ['object', [["meta", ['object', [["status", ['is', 500], true], ["error", ['object', [["status", ['is', 500], true], ["type", ['is', "InternalError"], true], ["message", 'string', true]]], true]]], true]]],
  MetaErrorValidationFailure: ['object', [["meta", ['object', [["status", ['is', 422], true], ["error", ['object', [["type", ['is', "ValidationFailure"], true], ["message", 'string', true], ["errors", ['list', ['ref', "Issue"]], true]]], true]]], true]]],
  HttpErrorMethodNotAllowed: ['object', [["meta", ['object', [["status", ['is', 405], true], ["error", ['object', [["status", ['is', 405], true], ["type", ['is', "MethodNotAllowed"], true], ["message", 'string', true]]], true]]], true]]],
  HttpErrorContentTooLarge: ['object', [["meta", ['object', [["status", ['is', 413], true], ["error", ['object', [["status", ['is', 413], true], ["type", ['is', "ContentTooLarge"], true], ["message", 'string', true]]], true]]], true]]],
  HttpErrorGatewayTimeout: ['object', [["meta", ['object', [["status", ['is', 504], true], ["error", ['object', [["status", ['is', 504], true], ["type", ['is', "GatewayTimeout"], true], ["message", 'string', true]]], true]]], true]]],
};

/** Errors of every endpoint. */
export type MetaError =
  | MetaErrorUnauthorized
  | MetaErrorForbidden
  | MetaErrorAlreadyExists
  | MetaErrorNotFound
  | MetaErrorBadRequest
  | MetaErrorUnprocessableEntity
  | MetaErrorUnsupportedMediaType
  | MetaErrorInternal
  | MetaErrorValidationFailure;

export type MetaErrorName =
  | "Unauthorized"
  | "Forbidden"
  | "AlreadyExists"
  | "NotFound"
  | "BadRequest"
  | "UnprocessableEntity"
  | "UnsupportedMediaType"
  | "InternalError"
  | "ValidationFailure";

/** A {@link MetaError} with its status, for a `switch` over `name`. */
export type MetaErrorCase =
  | { readonly name: "Unauthorized"; readonly status: 401; readonly body: MetaErrorUnauthorized }
  | { readonly name: "Forbidden"; readonly status: 403; readonly body: MetaErrorForbidden }
  | { readonly name: "AlreadyExists"; readonly status: 409; readonly body: MetaErrorAlreadyExists }
  | { readonly name: "NotFound"; readonly status: 404; readonly body: MetaErrorNotFound }
  | { readonly name: "BadRequest"; readonly status: 400; readonly body: MetaErrorBadRequest }
  | { readonly name: "UnprocessableEntity"; readonly status: 422; readonly body: MetaErrorUnprocessableEntity }
  | { readonly name: "UnsupportedMediaType"; readonly status: 415; readonly body: MetaErrorUnsupportedMediaType }
  | { readonly name: "InternalError"; readonly status: 500; readonly body: MetaErrorInternal }
  | { readonly name: "ValidationFailure"; readonly status: 422; readonly body: MetaErrorValidationFailure };

const bodiesOfMetaError: readonly string[] = [
  'MetaErrorUnauthorized',
  'MetaErrorForbidden',
  'MetaErrorAlreadyExists',
  'MetaErrorNotFound',
  'MetaErrorBadRequest',
  'MetaErrorUnprocessableEntity',
  'MetaErrorUnsupportedMediaType',
  'MetaErrorInternal',
  'MetaErrorValidationFailure',
];

/**
 * Returns whether a JSON body has the type of a {@link MetaError}. The status is not checked: use
 * `decodeMetaError` if errors with other statuses can have such a body.
 */
export function isMetaError(body: unknown): body is MetaError {
  return is(bodiesOfMetaError, body);
}

/**
 * Returns the {@link MetaError} of a response. Returns undefined for any other response, and for a
 * response that two errors can have.
 */
export function decodeMetaError(status: number, body: unknown): MetaErrorCase | undefined {
  const name = decode(bodiesOfMetaError, status, body);
  return name === undefined ? undefined : ({ name, status, body } as MetaErrorCase);
}

export type HttpError =
  | HttpErrorMethodNotAllowed
  | HttpErrorContentTooLarge
  | HttpErrorGatewayTimeout;

export type HttpErrorName =
  | "MethodNotAllowed"
  | "ContentTooLarge"
  | "GatewayTimeout";

/** A {@link HttpError} with its status, for a `switch` over `name`. */
export type HttpErrorCase =
  | { readonly name: "MethodNotAllowed"; readonly status: 405; readonly body: HttpErrorMethodNotAllowed }
  | { readonly name: "ContentTooLarge"; readonly status: 413; readonly body: HttpErrorContentTooLarge }
  | { readonly name: "GatewayTimeout"; readonly status: 504; readonly body: HttpErrorGatewayTimeout };

const bodiesOfHttpError: readonly string[] = [
  'HttpErrorMethodNotAllowed',
  'HttpErrorContentTooLarge',
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
 * The errors of an API in which every member is inside `meta`.
 *
 * `meta.error.type` identifies the error.
 */
export type Meta =
  | MetaErrorUnauthorized
  | MetaErrorForbidden
  | MetaErrorAlreadyExists
  | MetaErrorNotFound
  | MetaErrorBadRequest
  | MetaErrorUnprocessableEntity
  | MetaErrorUnsupportedMediaType
  | MetaErrorInternal
  | MetaErrorValidationFailure
  | HttpErrorMethodNotAllowed
  | HttpErrorContentTooLarge
  | HttpErrorGatewayTimeout;

export type MetaName =
  | "Unauthorized"
  | "Forbidden"
  | "AlreadyExists"
  | "NotFound"
  | "BadRequest"
  | "UnprocessableEntity"
  | "UnsupportedMediaType"
  | "InternalError"
  | "ValidationFailure"
  | "MethodNotAllowed"
  | "ContentTooLarge"
  | "GatewayTimeout";

/** A {@link Meta} with its status, for a `switch` over `name`. */
export type MetaCase =
  | { readonly name: "Unauthorized"; readonly status: 401; readonly body: MetaErrorUnauthorized }
  | { readonly name: "Forbidden"; readonly status: 403; readonly body: MetaErrorForbidden }
  | { readonly name: "AlreadyExists"; readonly status: 409; readonly body: MetaErrorAlreadyExists }
  | { readonly name: "NotFound"; readonly status: 404; readonly body: MetaErrorNotFound }
  | { readonly name: "BadRequest"; readonly status: 400; readonly body: MetaErrorBadRequest }
  | { readonly name: "UnprocessableEntity"; readonly status: 422; readonly body: MetaErrorUnprocessableEntity }
  | { readonly name: "UnsupportedMediaType"; readonly status: 415; readonly body: MetaErrorUnsupportedMediaType }
  | { readonly name: "InternalError"; readonly status: 500; readonly body: MetaErrorInternal }
  | { readonly name: "ValidationFailure"; readonly status: 422; readonly body: MetaErrorValidationFailure }
  | { readonly name: "MethodNotAllowed"; readonly status: 405; readonly body: HttpErrorMethodNotAllowed }
  | { readonly name: "ContentTooLarge"; readonly status: 413; readonly body: HttpErrorContentTooLarge }
  | { readonly name: "GatewayTimeout"; readonly status: 504; readonly body: HttpErrorGatewayTimeout };

const bodiesOfMeta: readonly string[] = [
  'MetaErrorUnauthorized',
  'MetaErrorForbidden',
  'MetaErrorAlreadyExists',
  'MetaErrorNotFound',
  'MetaErrorBadRequest',
  'MetaErrorUnprocessableEntity',
  'MetaErrorUnsupportedMediaType',
  'MetaErrorInternal',
  'MetaErrorValidationFailure',
  'HttpErrorMethodNotAllowed',
  'HttpErrorContentTooLarge',
  'HttpErrorGatewayTimeout',
];

/**
 * Returns whether a JSON body has the type of a {@link Meta}. The status is not checked: use
 * `decodeMeta` if errors with other statuses can have such a body.
 */
export function isMeta(body: unknown): body is Meta {
  return is(bodiesOfMeta, body);
}

/**
 * Returns the {@link Meta} of a response. Returns undefined for any other response, and for a
 * response that two errors can have.
 */
export function decodeMeta(status: number, body: unknown): MetaCase | undefined {
  const name = decode(bodiesOfMeta, status, body);
  return name === undefined ? undefined : ({ name, status, body } as MetaCase);
}
