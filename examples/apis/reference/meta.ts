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
 * Log in first.
 *
 * 401 `Unauthorized`: You are not authorized to perform this action.
 * Retry: only with a changed request.
 */
export interface MetaErrorUnauthorized {
  "meta": {
    "status": 401;
    "error": {
      "status": 401;
      "type": "Unauthorized";
      "message": string;
    };
  };
}

/**
 * Being logged in is not enough.
 *
 * 403 `Forbidden`: You may not {action}.
 * Retry: only with a changed request.
 */
export interface MetaErrorForbidden {
  "meta": {
    "status": 403;
    "error": {
      "status": 403;
      "type": "Forbidden";
      "message": string;
    };
  };
}

/**
 * There is one already.
 *
 * 409 `AlreadyExists`: {what} already exists.
 * Retry: only with a changed request.
 */
export interface MetaErrorAlreadyExists {
  "meta": {
    "status": 409;
    "error": {
      "status": 409;
      "type": "AlreadyExists";
      "message": string;
    };
  };
}

/**
 * There is none.
 *
 * 404 `NotFound`: {what} was not found.
 * Retry: only with a changed request.
 */
export interface MetaErrorNotFound {
  "meta": {
    "status": 404;
    "error": {
      "status": 404;
      "type": "NotFound";
      "message": string;
    };
  };
}

/**
 * The request cannot be understood.
 *
 * 400 `BadRequest`: {0}
 * Retry: only with a changed request.
 */
export interface MetaErrorBadRequest {
  "meta": {
    "status": 400;
    "error": {
      "status": 400;
      "type": "BadRequest";
      "message": string;
    };
  };
}

/**
 * The request is understood, but makes no sense.
 *
 * 422 `UnprocessableEntity`: {0}
 * Retry: only with a changed request.
 */
export interface MetaErrorUnprocessableEntity {
  "meta": {
    "status": 422;
    "error": {
      "status": 422;
      "type": "UnprocessableEntity";
      "message": string;
    };
  };
}

/**
 * Another `Content-Type` is needed.
 *
 * 415 `UnsupportedMediaType`: Send {expected}.
 * Retry: only with a changed request.
 */
export interface MetaErrorUnsupportedMediaType {
  "meta": {
    "status": 415;
    "error": {
      "status": 415;
      "type": "UnsupportedMediaType";
      "message": string;
      "data": {
        /**
         * The type that is understood.
         */
        "expected": string;
      };
    };
  };
}

/**
 * The server failed. Its log contains the cause.
 *
 * 500 `InternalError`: Internal Server Error
 * Retry: with backoff.
 */
export interface MetaErrorInternal {
  "meta": {
    "status": 500;
    "error": {
      "status": 500;
      "type": "InternalError";
      "message": "Internal Server Error";
    };
  };
}

/**
 * Some fields are invalid. The nested errors name these fields.
 *
 * 422 `ValidationFailure`: data validation failed
 * Retry: only with a changed request.
 */
export type MetaErrorValidationFailure = {
  "meta": {
    "status": 422;
    "error": {
      "status": 422;
      "type": "ValidationFailure";
      "message": string;
    };
  };
} | {
  "meta": {
    "status": 422;
    "error": {
      "type": "ValidationFailure";
      "message": string;
      "errors": ({
        "type": string;
        "message": string;
      })[];
    };
  };
};

/**
 * Errors of every endpoint.
 */
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

const marksOfMetaError: readonly Mark[] = [
  { status: 401, name: "Unauthorized", constants: [[["meta", "error", "type"], "Unauthorized"]] },
  { status: 403, name: "Forbidden", constants: [[["meta", "error", "type"], "Forbidden"]] },
  { status: 409, name: "AlreadyExists", constants: [[["meta", "error", "type"], "AlreadyExists"]] },
  { status: 404, name: "NotFound", constants: [[["meta", "error", "type"], "NotFound"]] },
  { status: 400, name: "BadRequest", constants: [[["meta", "error", "type"], "BadRequest"]] },
  { status: 422, name: "UnprocessableEntity", constants: [[["meta", "error", "type"], "UnprocessableEntity"]] },
  { status: 415, name: "UnsupportedMediaType", constants: [[["meta", "error", "type"], "UnsupportedMediaType"]] },
  { status: 500, name: "InternalError", constants: [[["meta", "error", "type"], "InternalError"]] },
  { status: 422, name: "ValidationFailure", constants: [[["meta", "error", "type"], "ValidationFailure"]] },
];

/** Returns whether the JSON body of a response is a {@link MetaError}. */
export function isMetaError(body: unknown): body is MetaError {
  return marksOfMetaError.some((mark) => has(body, mark));
}

/** Returns the {@link MetaError} of a response, or undefined if it is another response. */
export function decodeMetaError(status: number, body: unknown): MetaErrorCase | undefined {
  const mark = marksOfMetaError.find((mark) => mark.status === status && has(body, mark));
  return mark && ({ name: mark.name, status, body } as MetaErrorCase);
}

/**
 * The errors of an API in which everything sits under `meta`.
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
  | MetaErrorValidationFailure;

export type MetaName =
  | "Unauthorized"
  | "Forbidden"
  | "AlreadyExists"
  | "NotFound"
  | "BadRequest"
  | "UnprocessableEntity"
  | "UnsupportedMediaType"
  | "InternalError"
  | "ValidationFailure";

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
  | { readonly name: "ValidationFailure"; readonly status: 422; readonly body: MetaErrorValidationFailure };

const marksOfMeta: readonly Mark[] = [
  { status: 401, name: "Unauthorized", constants: [[["meta", "error", "type"], "Unauthorized"]] },
  { status: 403, name: "Forbidden", constants: [[["meta", "error", "type"], "Forbidden"]] },
  { status: 409, name: "AlreadyExists", constants: [[["meta", "error", "type"], "AlreadyExists"]] },
  { status: 404, name: "NotFound", constants: [[["meta", "error", "type"], "NotFound"]] },
  { status: 400, name: "BadRequest", constants: [[["meta", "error", "type"], "BadRequest"]] },
  { status: 422, name: "UnprocessableEntity", constants: [[["meta", "error", "type"], "UnprocessableEntity"]] },
  { status: 415, name: "UnsupportedMediaType", constants: [[["meta", "error", "type"], "UnsupportedMediaType"]] },
  { status: 500, name: "InternalError", constants: [[["meta", "error", "type"], "InternalError"]] },
  { status: 422, name: "ValidationFailure", constants: [[["meta", "error", "type"], "ValidationFailure"]] },
];

/** Returns whether the JSON body of a response is a {@link Meta}. */
export function isMeta(body: unknown): body is Meta {
  return marksOfMeta.some((mark) => has(body, mark));
}

/** Returns the {@link Meta} of a response, or undefined if it is another response. */
export function decodeMeta(status: number, body: unknown): MetaCase | undefined {
  const mark = marksOfMeta.find((mark) => mark.status === status && has(body, mark));
  return mark && ({ name: mark.name, status, body } as MetaCase);
}
