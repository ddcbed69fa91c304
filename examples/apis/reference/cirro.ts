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
 * No user of this id is visible from the caller's space.
 *
 * 404 `USER_NOT_IN_SPACE`: Can not find user in your space
 * Retry: only with a changed request.
 */
export interface CirroErrorUserNotInSpace {
  "error": string;
}

/**
 * Topics are named with lowercase letters and underscores.
 *
 * 400 `NOT_SNAKE_CASE`: only snake_case(lowercase letters) allowed
 * Retry: only with a changed request.
 */
export interface CirroErrorNotSnakeCase {
  "error": string;
}

/**
 * The server failed. Its log contains the cause.
 *
 * 500 `INTERNAL_SERVER_ERROR`: Internal Server Error
 * Retry: with backoff.
 */
export interface CirroErrorInternal {
  "error": "Internal Server Error";
}

/**
 * The request has no `Authorization` header. RFC 6750 wants a challenge without an error code here.
 *
 * 401 `ACCESS_TOKEN_MISSING`: Access token is missing
 * Retry: only with a changed request.
 */
export interface AuthErrorAccessTokenMissing {
  "error": string;
}

/**
 * The token's time is over; sign a new one.
 *
 * 401 `ACCESS_TOKEN_EXPIRED`: Access token is expired
 * Retry: only with a changed request.
 */
export interface AuthErrorAccessTokenExpired {
  "error": string;
}

/**
 * The token was signed to live too long.
 *
 * 401 `ACCESS_TOKEN_TOO_LONG`: Can not maintain an access token for longer than 10 min
 * Retry: only with a changed request.
 */
export interface AuthErrorAccessTokenTooLong {
  "error": string;
}

/**
 * The signature does not match the app's secret.
 *
 * 401 `ACCESS_TOKEN_UNVERIFIED`: Can not verify the access token
 * Retry: only with a changed request.
 */
export interface AuthErrorAccessTokenUnverified {
  "error": string;
}

/**
 * The token is not a JSON Web Token.
 *
 * 401 `ACCESS_TOKEN_UNDECODABLE`: Access token can not be decoded
 * Retry: only with a changed request.
 */
export interface AuthErrorAccessTokenUndecodable {
  "error": string;
}

/**
 * The token's `sub` names no space.
 *
 * 401 `SPACE_NOT_FOUND`: No space found for the token subject
 * Retry: only with a changed request.
 */
export interface AuthErrorSpaceNotFound {
  "error": string;
}

/**
 * The token's owner is not a user.
 *
 * 401 `OWNER_NOT_FOUND`: No user found for the token owner
 * Retry: only with a changed request.
 */
export interface AuthErrorOwnerNotFound {
  "error": string;
}

/**
 * The token is sound, but not for this endpoint.
 *
 * 401 `ACCESS_DENIED`: Access Denied
 * Retry: only with a changed request.
 */
export interface AuthErrorAccessDenied {
  "error": string;
}

/**
 * A required parameter is absent.
 *
 * 400 `PARAM_MISSING`: {param} is missing
 * Retry: only with a changed request.
 */
export interface ValidationErrorParamMissing {
  "error": string;
}

/**
 * A parameter is there, but its value cannot be used.
 *
 * 400 `PARAM_INVALID`: {param} does not have a valid value
 * Retry: only with a changed request.
 */
export interface ValidationErrorParamInvalid {
  "error": string;
}

/**
 * The same thing exists already.
 *
 * 422 `DUPLICATE_ENTRY`: Duplicate entry
 * Retry: only with a changed request.
 */
export interface ValidationErrorDuplicateEntry {
  "error": string;
}

/**
 * The values are valid one by one, but not together.
 *
 * 422 `VALIDATION_FAILED`: Validation failed: {details}
 * Retry: only with a changed request.
 */
export interface ValidationErrorValidationFailed {
  "error": string;
}

/**
 * The event is not possible in the present state.
 *
 * 422 `TRANSITION_REFUSED`: {event} cannot transition
 * Retry: only with a changed request.
 */
export interface ValidationErrorTransitionRefused {
  "error": string;
}

/**
 * A started gig keeps these attributes.
 *
 * 422 `GIG_STARTED_NO_UPDATE`: The gig is already started, {params} cannot be updated
 * Retry: only with a changed request.
 */
export interface GigErrorGigStartedNoUpdate {
  "error": string;
}

/**
 * A started gig stays.
 *
 * 422 `GIG_STARTED_NO_DELETE`: The gig is already started and cannot be deleted
 * Retry: only with a changed request.
 */
export interface GigErrorGigStartedNoDelete {
  "error": string;
}

/**
 * The gig was archived before.
 *
 * 422 `GIG_ARCHIVED`: The gig is already archived
 * Retry: only with a changed request.
 */
export interface GigErrorGigArchived {
  "error": string;
}

/**
 * Some of the invited are not users.
 *
 * 422 `INVITEES_NOT_FOUND`: Cannot find users: {ids} to invite
 * Retry: only with a changed request.
 */
export interface GigErrorInviteesNotFound {
  "error": string;
}

/**
 * The space has to accept its new terms first.
 *
 * 422 `TERMS_NOT_ACCEPTED`: Users can not be invited until new terms are accepted
 * Retry: only with a changed request.
 */
export interface GigErrorTermsNotAccepted {
  "error": string;
}

/**
 * Only members of the space's community have results.
 *
 * 403 `RESULT_USER_NOT_MEMBER`: The given user is not a community member of your space
 * Retry: only with a changed request.
 */
export interface GigResultErrorResultUserNotMember {
  "error": string;
}

/**
 * The gig is another space's.
 *
 * 403 `GIG_OF_OTHER_SPACE`: Gig does not belong to your space
 * Retry: only with a changed request.
 */
export interface GigResultErrorGigOfOtherSpace {
  "error": string;
}

/**
 * The gig pays nothing for results.
 *
 * 400 `NO_REWARDED_RESULTS`: No rewarded results are expected for the gig
 * Retry: only with a changed request.
 */
export interface GigResultErrorNoRewardedResults {
  "error": string;
}

/**
 * Only members of the space's community work on its gigs.
 *
 * 422 `ACTIVITY_USER_NOT_MEMBER`: The given user is not a community member in your space.
 * Retry: only with a changed request.
 */
export interface TimeActivityErrorActivityUserNotMember {
  "error": string;
}

/**
 * No gig of this id is visible from the caller's space.
 *
 * 404 `GIG_NOT_FOUND`: Can not find gig in your space
 * Retry: only with a changed request.
 */
export interface TimeActivityErrorGigNotFound {
  "error": string;
}

/**
 * The gig pays nothing for time.
 *
 * 400 `NO_REWARDED_ACTIVITIES`: No rewarded time activities are expected for the gig
 * Retry: only with a changed request.
 */
export interface TimeActivityErrorNoRewardedActivities {
  "error": string;
}

/**
 * Only members of the space's community are paid.
 *
 * 422 `PAYOUT_USER_NOT_MEMBER`: The given user is not a community member of your space
 * Retry: only with a changed request.
 */
export interface PayoutErrorPayoutUserNotMember {
  "error": string;
}

/**
 * An item on a bill cannot be removed.
 *
 * 422 `PAYOUT_BILLED`: You can not delete payouts which are already billed
 * Retry: only with a changed request.
 */
export interface PayoutErrorPayoutBilled {
  "error": string;
}

/**
 * Errors of every endpoint.
 */
export type CirroError =
  | CirroErrorUserNotInSpace
  | CirroErrorNotSnakeCase
  | CirroErrorInternal
  | AuthErrorAccessTokenMissing
  | AuthErrorAccessTokenExpired
  | AuthErrorAccessTokenTooLong
  | AuthErrorAccessTokenUnverified
  | AuthErrorAccessTokenUndecodable
  | AuthErrorSpaceNotFound
  | AuthErrorOwnerNotFound
  | AuthErrorAccessDenied
  | ValidationErrorParamMissing
  | ValidationErrorParamInvalid
  | ValidationErrorDuplicateEntry
  | ValidationErrorValidationFailed
  | ValidationErrorTransitionRefused
  | GigErrorGigStartedNoUpdate
  | GigErrorGigStartedNoDelete
  | GigErrorGigArchived
  | GigErrorInviteesNotFound
  | GigErrorTermsNotAccepted
  | GigResultErrorResultUserNotMember
  | GigResultErrorGigOfOtherSpace
  | GigResultErrorNoRewardedResults
  | TimeActivityErrorActivityUserNotMember
  | TimeActivityErrorGigNotFound
  | TimeActivityErrorNoRewardedActivities
  | PayoutErrorPayoutUserNotMember
  | PayoutErrorPayoutBilled;

export type CirroErrorName =
  | "USER_NOT_IN_SPACE"
  | "NOT_SNAKE_CASE"
  | "INTERNAL_SERVER_ERROR"
  | "ACCESS_TOKEN_MISSING"
  | "ACCESS_TOKEN_EXPIRED"
  | "ACCESS_TOKEN_TOO_LONG"
  | "ACCESS_TOKEN_UNVERIFIED"
  | "ACCESS_TOKEN_UNDECODABLE"
  | "SPACE_NOT_FOUND"
  | "OWNER_NOT_FOUND"
  | "ACCESS_DENIED"
  | "PARAM_MISSING"
  | "PARAM_INVALID"
  | "DUPLICATE_ENTRY"
  | "VALIDATION_FAILED"
  | "TRANSITION_REFUSED"
  | "GIG_STARTED_NO_UPDATE"
  | "GIG_STARTED_NO_DELETE"
  | "GIG_ARCHIVED"
  | "INVITEES_NOT_FOUND"
  | "TERMS_NOT_ACCEPTED"
  | "RESULT_USER_NOT_MEMBER"
  | "GIG_OF_OTHER_SPACE"
  | "NO_REWARDED_RESULTS"
  | "ACTIVITY_USER_NOT_MEMBER"
  | "GIG_NOT_FOUND"
  | "NO_REWARDED_ACTIVITIES"
  | "PAYOUT_USER_NOT_MEMBER"
  | "PAYOUT_BILLED";

/** A {@link CirroError} with its status, for a `switch` over `name`. */
export type CirroErrorCase =
  | { readonly name: "USER_NOT_IN_SPACE"; readonly status: 404; readonly body: CirroErrorUserNotInSpace }
  | { readonly name: "NOT_SNAKE_CASE"; readonly status: 400; readonly body: CirroErrorNotSnakeCase }
  | { readonly name: "INTERNAL_SERVER_ERROR"; readonly status: 500; readonly body: CirroErrorInternal }
  | { readonly name: "ACCESS_TOKEN_MISSING"; readonly status: 401; readonly body: AuthErrorAccessTokenMissing }
  | { readonly name: "ACCESS_TOKEN_EXPIRED"; readonly status: 401; readonly body: AuthErrorAccessTokenExpired }
  | { readonly name: "ACCESS_TOKEN_TOO_LONG"; readonly status: 401; readonly body: AuthErrorAccessTokenTooLong }
  | { readonly name: "ACCESS_TOKEN_UNVERIFIED"; readonly status: 401; readonly body: AuthErrorAccessTokenUnverified }
  | { readonly name: "ACCESS_TOKEN_UNDECODABLE"; readonly status: 401; readonly body: AuthErrorAccessTokenUndecodable }
  | { readonly name: "SPACE_NOT_FOUND"; readonly status: 401; readonly body: AuthErrorSpaceNotFound }
  | { readonly name: "OWNER_NOT_FOUND"; readonly status: 401; readonly body: AuthErrorOwnerNotFound }
  | { readonly name: "ACCESS_DENIED"; readonly status: 401; readonly body: AuthErrorAccessDenied }
  | { readonly name: "PARAM_MISSING"; readonly status: 400; readonly body: ValidationErrorParamMissing }
  | { readonly name: "PARAM_INVALID"; readonly status: 400; readonly body: ValidationErrorParamInvalid }
  | { readonly name: "DUPLICATE_ENTRY"; readonly status: 422; readonly body: ValidationErrorDuplicateEntry }
  | { readonly name: "VALIDATION_FAILED"; readonly status: 422; readonly body: ValidationErrorValidationFailed }
  | { readonly name: "TRANSITION_REFUSED"; readonly status: 422; readonly body: ValidationErrorTransitionRefused }
  | { readonly name: "GIG_STARTED_NO_UPDATE"; readonly status: 422; readonly body: GigErrorGigStartedNoUpdate }
  | { readonly name: "GIG_STARTED_NO_DELETE"; readonly status: 422; readonly body: GigErrorGigStartedNoDelete }
  | { readonly name: "GIG_ARCHIVED"; readonly status: 422; readonly body: GigErrorGigArchived }
  | { readonly name: "INVITEES_NOT_FOUND"; readonly status: 422; readonly body: GigErrorInviteesNotFound }
  | { readonly name: "TERMS_NOT_ACCEPTED"; readonly status: 422; readonly body: GigErrorTermsNotAccepted }
  | { readonly name: "RESULT_USER_NOT_MEMBER"; readonly status: 403; readonly body: GigResultErrorResultUserNotMember }
  | { readonly name: "GIG_OF_OTHER_SPACE"; readonly status: 403; readonly body: GigResultErrorGigOfOtherSpace }
  | { readonly name: "NO_REWARDED_RESULTS"; readonly status: 400; readonly body: GigResultErrorNoRewardedResults }
  | { readonly name: "ACTIVITY_USER_NOT_MEMBER"; readonly status: 422; readonly body: TimeActivityErrorActivityUserNotMember }
  | { readonly name: "GIG_NOT_FOUND"; readonly status: 404; readonly body: TimeActivityErrorGigNotFound }
  | { readonly name: "NO_REWARDED_ACTIVITIES"; readonly status: 400; readonly body: TimeActivityErrorNoRewardedActivities }
  | { readonly name: "PAYOUT_USER_NOT_MEMBER"; readonly status: 422; readonly body: PayoutErrorPayoutUserNotMember }
  | { readonly name: "PAYOUT_BILLED"; readonly status: 422; readonly body: PayoutErrorPayoutBilled };

const marksOfCirroError: readonly Mark[] = [
  { status: 500, name: "INTERNAL_SERVER_ERROR", constants: [[["error"], "Internal Server Error"]] },
  { status: 401, name: "ACCESS_TOKEN_TOO_LONG", constants: [], text: [["error"], /^Can not maintain an access token for longer than 10 min$/] },
  { status: 422, name: "ACTIVITY_USER_NOT_MEMBER", constants: [], text: [["error"], /^The given user is not a community member in your space\.$/] },
  { status: 403, name: "RESULT_USER_NOT_MEMBER", constants: [], text: [["error"], /^The given user is not a community member of your space$/] },
  { status: 422, name: "PAYOUT_USER_NOT_MEMBER", constants: [], text: [["error"], /^The given user is not a community member of your space$/] },
  { status: 422, name: "TERMS_NOT_ACCEPTED", constants: [], text: [["error"], /^Users can not be invited until new terms are accepted$/] },
  { status: 400, name: "NO_REWARDED_ACTIVITIES", constants: [], text: [["error"], /^No rewarded time activities are expected for the gig$/] },
  { status: 422, name: "PAYOUT_BILLED", constants: [], text: [["error"], /^You can not delete payouts which are already billed$/] },
  { status: 422, name: "GIG_STARTED_NO_DELETE", constants: [], text: [["error"], /^The gig is already started and cannot be deleted$/] },
  { status: 422, name: "GIG_STARTED_NO_UPDATE", constants: [], text: [["error"], /^The gig is already started, [^]* cannot be updated$/] },
  { status: 400, name: "NO_REWARDED_RESULTS", constants: [], text: [["error"], /^No rewarded results are expected for the gig$/] },
  { status: 400, name: "NOT_SNAKE_CASE", constants: [], text: [["error"], /^only snake_case\(lowercase letters\) allowed$/] },
  { status: 401, name: "SPACE_NOT_FOUND", constants: [], text: [["error"], /^No space found for the token subject$/] },
  { status: 401, name: "OWNER_NOT_FOUND", constants: [], text: [["error"], /^No user found for the token owner$/] },
  { status: 403, name: "GIG_OF_OTHER_SPACE", constants: [], text: [["error"], /^Gig does not belong to your space$/] },
  { status: 404, name: "USER_NOT_IN_SPACE", constants: [], text: [["error"], /^Can not find user in your space$/] },
  { status: 401, name: "ACCESS_TOKEN_UNVERIFIED", constants: [], text: [["error"], /^Can not verify the access token$/] },
  { status: 401, name: "ACCESS_TOKEN_UNDECODABLE", constants: [], text: [["error"], /^Access token can not be decoded$/] },
  { status: 404, name: "GIG_NOT_FOUND", constants: [], text: [["error"], /^Can not find gig in your space$/] },
  { status: 422, name: "INVITEES_NOT_FOUND", constants: [], text: [["error"], /^Cannot find users: [^]* to invite$/] },
  { status: 400, name: "PARAM_INVALID", constants: [], text: [["error"], /^[^]* does not have a valid value$/] },
  { status: 422, name: "GIG_ARCHIVED", constants: [], text: [["error"], /^The gig is already archived$/] },
  { status: 401, name: "ACCESS_TOKEN_MISSING", constants: [], text: [["error"], /^Access token is missing$/] },
  { status: 401, name: "ACCESS_TOKEN_EXPIRED", constants: [], text: [["error"], /^Access token is expired$/] },
  { status: 422, name: "VALIDATION_FAILED", constants: [], text: [["error"], /^Validation failed: [^]*$/] },
  { status: 422, name: "TRANSITION_REFUSED", constants: [], text: [["error"], /^[^]* cannot transition$/] },
  { status: 422, name: "DUPLICATE_ENTRY", constants: [], text: [["error"], /^Duplicate entry$/] },
  { status: 401, name: "ACCESS_DENIED", constants: [], text: [["error"], /^Access Denied$/] },
  { status: 400, name: "PARAM_MISSING", constants: [], text: [["error"], /^[^]* is missing$/] },
];

/** Returns whether the JSON body of a response is a {@link CirroError}. */
export function isCirroError(body: unknown): body is CirroError {
  return marksOfCirroError.some((mark) => has(body, mark));
}

/** Returns the {@link CirroError} of a response, or undefined if it is another response. */
export function decodeCirroError(status: number, body: unknown): CirroErrorCase | undefined {
  const mark = marksOfCirroError.find((mark) => mark.status === status && has(body, mark));
  return mark && ({ name: mark.name, status, body } as CirroErrorCase);
}

/**
 * Why an access token was refused.
 */
export type AuthError =
  | AuthErrorAccessTokenMissing
  | AuthErrorAccessTokenExpired
  | AuthErrorAccessTokenTooLong
  | AuthErrorAccessTokenUnverified
  | AuthErrorAccessTokenUndecodable
  | AuthErrorSpaceNotFound
  | AuthErrorOwnerNotFound
  | AuthErrorAccessDenied;

export type AuthErrorName =
  | "ACCESS_TOKEN_MISSING"
  | "ACCESS_TOKEN_EXPIRED"
  | "ACCESS_TOKEN_TOO_LONG"
  | "ACCESS_TOKEN_UNVERIFIED"
  | "ACCESS_TOKEN_UNDECODABLE"
  | "SPACE_NOT_FOUND"
  | "OWNER_NOT_FOUND"
  | "ACCESS_DENIED";

/** A {@link AuthError} with its status, for a `switch` over `name`. */
export type AuthErrorCase =
  | { readonly name: "ACCESS_TOKEN_MISSING"; readonly status: 401; readonly body: AuthErrorAccessTokenMissing }
  | { readonly name: "ACCESS_TOKEN_EXPIRED"; readonly status: 401; readonly body: AuthErrorAccessTokenExpired }
  | { readonly name: "ACCESS_TOKEN_TOO_LONG"; readonly status: 401; readonly body: AuthErrorAccessTokenTooLong }
  | { readonly name: "ACCESS_TOKEN_UNVERIFIED"; readonly status: 401; readonly body: AuthErrorAccessTokenUnverified }
  | { readonly name: "ACCESS_TOKEN_UNDECODABLE"; readonly status: 401; readonly body: AuthErrorAccessTokenUndecodable }
  | { readonly name: "SPACE_NOT_FOUND"; readonly status: 401; readonly body: AuthErrorSpaceNotFound }
  | { readonly name: "OWNER_NOT_FOUND"; readonly status: 401; readonly body: AuthErrorOwnerNotFound }
  | { readonly name: "ACCESS_DENIED"; readonly status: 401; readonly body: AuthErrorAccessDenied };

const marksOfAuthError: readonly Mark[] = [
  { status: 401, name: "ACCESS_TOKEN_TOO_LONG", constants: [], text: [["error"], /^Can not maintain an access token for longer than 10 min$/] },
  { status: 401, name: "SPACE_NOT_FOUND", constants: [], text: [["error"], /^No space found for the token subject$/] },
  { status: 401, name: "OWNER_NOT_FOUND", constants: [], text: [["error"], /^No user found for the token owner$/] },
  { status: 401, name: "ACCESS_TOKEN_UNVERIFIED", constants: [], text: [["error"], /^Can not verify the access token$/] },
  { status: 401, name: "ACCESS_TOKEN_UNDECODABLE", constants: [], text: [["error"], /^Access token can not be decoded$/] },
  { status: 401, name: "ACCESS_TOKEN_MISSING", constants: [], text: [["error"], /^Access token is missing$/] },
  { status: 401, name: "ACCESS_TOKEN_EXPIRED", constants: [], text: [["error"], /^Access token is expired$/] },
  { status: 401, name: "ACCESS_DENIED", constants: [], text: [["error"], /^Access Denied$/] },
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
 * Errors of invalid requests.
 */
export type ValidationError =
  | ValidationErrorParamMissing
  | ValidationErrorParamInvalid
  | ValidationErrorDuplicateEntry
  | ValidationErrorValidationFailed
  | ValidationErrorTransitionRefused;

export type ValidationErrorName =
  | "PARAM_MISSING"
  | "PARAM_INVALID"
  | "DUPLICATE_ENTRY"
  | "VALIDATION_FAILED"
  | "TRANSITION_REFUSED";

/** A {@link ValidationError} with its status, for a `switch` over `name`. */
export type ValidationErrorCase =
  | { readonly name: "PARAM_MISSING"; readonly status: 400; readonly body: ValidationErrorParamMissing }
  | { readonly name: "PARAM_INVALID"; readonly status: 400; readonly body: ValidationErrorParamInvalid }
  | { readonly name: "DUPLICATE_ENTRY"; readonly status: 422; readonly body: ValidationErrorDuplicateEntry }
  | { readonly name: "VALIDATION_FAILED"; readonly status: 422; readonly body: ValidationErrorValidationFailed }
  | { readonly name: "TRANSITION_REFUSED"; readonly status: 422; readonly body: ValidationErrorTransitionRefused };

const marksOfValidationError: readonly Mark[] = [
  { status: 400, name: "PARAM_INVALID", constants: [], text: [["error"], /^[^]* does not have a valid value$/] },
  { status: 422, name: "VALIDATION_FAILED", constants: [], text: [["error"], /^Validation failed: [^]*$/] },
  { status: 422, name: "TRANSITION_REFUSED", constants: [], text: [["error"], /^[^]* cannot transition$/] },
  { status: 422, name: "DUPLICATE_ENTRY", constants: [], text: [["error"], /^Duplicate entry$/] },
  { status: 400, name: "PARAM_MISSING", constants: [], text: [["error"], /^[^]* is missing$/] },
];

/** Returns whether the JSON body of a response is a {@link ValidationError}. */
export function isValidationError(body: unknown): body is ValidationError {
  return marksOfValidationError.some((mark) => has(body, mark));
}

/** Returns the {@link ValidationError} of a response, or undefined if it is another response. */
export function decodeValidationError(status: number, body: unknown): ValidationErrorCase | undefined {
  const mark = marksOfValidationError.find((mark) => mark.status === status && has(body, mark));
  return mark && ({ name: mark.name, status, body } as ValidationErrorCase);
}

/**
 * Errors of actions that a gig does not allow.
 */
export type GigError =
  | GigErrorGigStartedNoUpdate
  | GigErrorGigStartedNoDelete
  | GigErrorGigArchived
  | GigErrorInviteesNotFound
  | GigErrorTermsNotAccepted;

export type GigErrorName =
  | "GIG_STARTED_NO_UPDATE"
  | "GIG_STARTED_NO_DELETE"
  | "GIG_ARCHIVED"
  | "INVITEES_NOT_FOUND"
  | "TERMS_NOT_ACCEPTED";

/** A {@link GigError} with its status, for a `switch` over `name`. */
export type GigErrorCase =
  | { readonly name: "GIG_STARTED_NO_UPDATE"; readonly status: 422; readonly body: GigErrorGigStartedNoUpdate }
  | { readonly name: "GIG_STARTED_NO_DELETE"; readonly status: 422; readonly body: GigErrorGigStartedNoDelete }
  | { readonly name: "GIG_ARCHIVED"; readonly status: 422; readonly body: GigErrorGigArchived }
  | { readonly name: "INVITEES_NOT_FOUND"; readonly status: 422; readonly body: GigErrorInviteesNotFound }
  | { readonly name: "TERMS_NOT_ACCEPTED"; readonly status: 422; readonly body: GigErrorTermsNotAccepted };

const marksOfGigError: readonly Mark[] = [
  { status: 422, name: "TERMS_NOT_ACCEPTED", constants: [], text: [["error"], /^Users can not be invited until new terms are accepted$/] },
  { status: 422, name: "GIG_STARTED_NO_DELETE", constants: [], text: [["error"], /^The gig is already started and cannot be deleted$/] },
  { status: 422, name: "GIG_STARTED_NO_UPDATE", constants: [], text: [["error"], /^The gig is already started, [^]* cannot be updated$/] },
  { status: 422, name: "INVITEES_NOT_FOUND", constants: [], text: [["error"], /^Cannot find users: [^]* to invite$/] },
  { status: 422, name: "GIG_ARCHIVED", constants: [], text: [["error"], /^The gig is already archived$/] },
];

/** Returns whether the JSON body of a response is a {@link GigError}. */
export function isGigError(body: unknown): body is GigError {
  return marksOfGigError.some((mark) => has(body, mark));
}

/** Returns the {@link GigError} of a response, or undefined if it is another response. */
export function decodeGigError(status: number, body: unknown): GigErrorCase | undefined {
  const mark = marksOfGigError.find((mark) => mark.status === status && has(body, mark));
  return mark && ({ name: mark.name, status, body } as GigErrorCase);
}

/**
 * Why a gig's result is refused.
 */
export type GigResultError =
  | GigResultErrorResultUserNotMember
  | GigResultErrorGigOfOtherSpace
  | GigResultErrorNoRewardedResults;

export type GigResultErrorName =
  | "RESULT_USER_NOT_MEMBER"
  | "GIG_OF_OTHER_SPACE"
  | "NO_REWARDED_RESULTS";

/** A {@link GigResultError} with its status, for a `switch` over `name`. */
export type GigResultErrorCase =
  | { readonly name: "RESULT_USER_NOT_MEMBER"; readonly status: 403; readonly body: GigResultErrorResultUserNotMember }
  | { readonly name: "GIG_OF_OTHER_SPACE"; readonly status: 403; readonly body: GigResultErrorGigOfOtherSpace }
  | { readonly name: "NO_REWARDED_RESULTS"; readonly status: 400; readonly body: GigResultErrorNoRewardedResults };

const marksOfGigResultError: readonly Mark[] = [
  { status: 403, name: "RESULT_USER_NOT_MEMBER", constants: [], text: [["error"], /^The given user is not a community member of your space$/] },
  { status: 400, name: "NO_REWARDED_RESULTS", constants: [], text: [["error"], /^No rewarded results are expected for the gig$/] },
  { status: 403, name: "GIG_OF_OTHER_SPACE", constants: [], text: [["error"], /^Gig does not belong to your space$/] },
];

/** Returns whether the JSON body of a response is a {@link GigResultError}. */
export function isGigResultError(body: unknown): body is GigResultError {
  return marksOfGigResultError.some((mark) => has(body, mark));
}

/** Returns the {@link GigResultError} of a response, or undefined if it is another response. */
export function decodeGigResultError(status: number, body: unknown): GigResultErrorCase | undefined {
  const mark = marksOfGigResultError.find((mark) => mark.status === status && has(body, mark));
  return mark && ({ name: mark.name, status, body } as GigResultErrorCase);
}

/**
 * Why a time activity is refused.
 */
export type TimeActivityError =
  | TimeActivityErrorActivityUserNotMember
  | TimeActivityErrorGigNotFound
  | TimeActivityErrorNoRewardedActivities;

export type TimeActivityErrorName =
  | "ACTIVITY_USER_NOT_MEMBER"
  | "GIG_NOT_FOUND"
  | "NO_REWARDED_ACTIVITIES";

/** A {@link TimeActivityError} with its status, for a `switch` over `name`. */
export type TimeActivityErrorCase =
  | { readonly name: "ACTIVITY_USER_NOT_MEMBER"; readonly status: 422; readonly body: TimeActivityErrorActivityUserNotMember }
  | { readonly name: "GIG_NOT_FOUND"; readonly status: 404; readonly body: TimeActivityErrorGigNotFound }
  | { readonly name: "NO_REWARDED_ACTIVITIES"; readonly status: 400; readonly body: TimeActivityErrorNoRewardedActivities };

const marksOfTimeActivityError: readonly Mark[] = [
  { status: 422, name: "ACTIVITY_USER_NOT_MEMBER", constants: [], text: [["error"], /^The given user is not a community member in your space\.$/] },
  { status: 400, name: "NO_REWARDED_ACTIVITIES", constants: [], text: [["error"], /^No rewarded time activities are expected for the gig$/] },
  { status: 404, name: "GIG_NOT_FOUND", constants: [], text: [["error"], /^Can not find gig in your space$/] },
];

/** Returns whether the JSON body of a response is a {@link TimeActivityError}. */
export function isTimeActivityError(body: unknown): body is TimeActivityError {
  return marksOfTimeActivityError.some((mark) => has(body, mark));
}

/** Returns the {@link TimeActivityError} of a response, or undefined if it is another response. */
export function decodeTimeActivityError(status: number, body: unknown): TimeActivityErrorCase | undefined {
  const mark = marksOfTimeActivityError.find((mark) => mark.status === status && has(body, mark));
  return mark && ({ name: mark.name, status, body } as TimeActivityErrorCase);
}

/**
 * Why a payout is refused.
 */
export type PayoutError =
  | PayoutErrorPayoutUserNotMember
  | PayoutErrorPayoutBilled;

export type PayoutErrorName =
  | "PAYOUT_USER_NOT_MEMBER"
  | "PAYOUT_BILLED";

/** A {@link PayoutError} with its status, for a `switch` over `name`. */
export type PayoutErrorCase =
  | { readonly name: "PAYOUT_USER_NOT_MEMBER"; readonly status: 422; readonly body: PayoutErrorPayoutUserNotMember }
  | { readonly name: "PAYOUT_BILLED"; readonly status: 422; readonly body: PayoutErrorPayoutBilled };

const marksOfPayoutError: readonly Mark[] = [
  { status: 422, name: "PAYOUT_USER_NOT_MEMBER", constants: [], text: [["error"], /^The given user is not a community member of your space$/] },
  { status: 422, name: "PAYOUT_BILLED", constants: [], text: [["error"], /^You can not delete payouts which are already billed$/] },
];

/** Returns whether the JSON body of a response is a {@link PayoutError}. */
export function isPayoutError(body: unknown): body is PayoutError {
  return marksOfPayoutError.some((mark) => has(body, mark));
}

/** Returns the {@link PayoutError} of a response, or undefined if it is another response. */
export function decodePayoutError(status: number, body: unknown): PayoutErrorCase | undefined {
  const mark = marksOfPayoutError.find((mark) => mark.status === status && has(body, mark));
  return mark && ({ name: mark.name, status, body } as PayoutErrorCase);
}

/**
 * The errors of a marketplace of gigs.
 */
export type Cirro =
  | CirroErrorUserNotInSpace
  | CirroErrorNotSnakeCase
  | CirroErrorInternal
  | AuthErrorAccessTokenMissing
  | AuthErrorAccessTokenExpired
  | AuthErrorAccessTokenTooLong
  | AuthErrorAccessTokenUnverified
  | AuthErrorAccessTokenUndecodable
  | AuthErrorSpaceNotFound
  | AuthErrorOwnerNotFound
  | AuthErrorAccessDenied
  | ValidationErrorParamMissing
  | ValidationErrorParamInvalid
  | ValidationErrorDuplicateEntry
  | ValidationErrorValidationFailed
  | ValidationErrorTransitionRefused
  | GigErrorGigStartedNoUpdate
  | GigErrorGigStartedNoDelete
  | GigErrorGigArchived
  | GigErrorInviteesNotFound
  | GigErrorTermsNotAccepted
  | GigResultErrorResultUserNotMember
  | GigResultErrorGigOfOtherSpace
  | GigResultErrorNoRewardedResults
  | TimeActivityErrorActivityUserNotMember
  | TimeActivityErrorGigNotFound
  | TimeActivityErrorNoRewardedActivities
  | PayoutErrorPayoutUserNotMember
  | PayoutErrorPayoutBilled;

export type CirroName =
  | "USER_NOT_IN_SPACE"
  | "NOT_SNAKE_CASE"
  | "INTERNAL_SERVER_ERROR"
  | "ACCESS_TOKEN_MISSING"
  | "ACCESS_TOKEN_EXPIRED"
  | "ACCESS_TOKEN_TOO_LONG"
  | "ACCESS_TOKEN_UNVERIFIED"
  | "ACCESS_TOKEN_UNDECODABLE"
  | "SPACE_NOT_FOUND"
  | "OWNER_NOT_FOUND"
  | "ACCESS_DENIED"
  | "PARAM_MISSING"
  | "PARAM_INVALID"
  | "DUPLICATE_ENTRY"
  | "VALIDATION_FAILED"
  | "TRANSITION_REFUSED"
  | "GIG_STARTED_NO_UPDATE"
  | "GIG_STARTED_NO_DELETE"
  | "GIG_ARCHIVED"
  | "INVITEES_NOT_FOUND"
  | "TERMS_NOT_ACCEPTED"
  | "RESULT_USER_NOT_MEMBER"
  | "GIG_OF_OTHER_SPACE"
  | "NO_REWARDED_RESULTS"
  | "ACTIVITY_USER_NOT_MEMBER"
  | "GIG_NOT_FOUND"
  | "NO_REWARDED_ACTIVITIES"
  | "PAYOUT_USER_NOT_MEMBER"
  | "PAYOUT_BILLED";

/** A {@link Cirro} with its status, for a `switch` over `name`. */
export type CirroCase =
  | { readonly name: "USER_NOT_IN_SPACE"; readonly status: 404; readonly body: CirroErrorUserNotInSpace }
  | { readonly name: "NOT_SNAKE_CASE"; readonly status: 400; readonly body: CirroErrorNotSnakeCase }
  | { readonly name: "INTERNAL_SERVER_ERROR"; readonly status: 500; readonly body: CirroErrorInternal }
  | { readonly name: "ACCESS_TOKEN_MISSING"; readonly status: 401; readonly body: AuthErrorAccessTokenMissing }
  | { readonly name: "ACCESS_TOKEN_EXPIRED"; readonly status: 401; readonly body: AuthErrorAccessTokenExpired }
  | { readonly name: "ACCESS_TOKEN_TOO_LONG"; readonly status: 401; readonly body: AuthErrorAccessTokenTooLong }
  | { readonly name: "ACCESS_TOKEN_UNVERIFIED"; readonly status: 401; readonly body: AuthErrorAccessTokenUnverified }
  | { readonly name: "ACCESS_TOKEN_UNDECODABLE"; readonly status: 401; readonly body: AuthErrorAccessTokenUndecodable }
  | { readonly name: "SPACE_NOT_FOUND"; readonly status: 401; readonly body: AuthErrorSpaceNotFound }
  | { readonly name: "OWNER_NOT_FOUND"; readonly status: 401; readonly body: AuthErrorOwnerNotFound }
  | { readonly name: "ACCESS_DENIED"; readonly status: 401; readonly body: AuthErrorAccessDenied }
  | { readonly name: "PARAM_MISSING"; readonly status: 400; readonly body: ValidationErrorParamMissing }
  | { readonly name: "PARAM_INVALID"; readonly status: 400; readonly body: ValidationErrorParamInvalid }
  | { readonly name: "DUPLICATE_ENTRY"; readonly status: 422; readonly body: ValidationErrorDuplicateEntry }
  | { readonly name: "VALIDATION_FAILED"; readonly status: 422; readonly body: ValidationErrorValidationFailed }
  | { readonly name: "TRANSITION_REFUSED"; readonly status: 422; readonly body: ValidationErrorTransitionRefused }
  | { readonly name: "GIG_STARTED_NO_UPDATE"; readonly status: 422; readonly body: GigErrorGigStartedNoUpdate }
  | { readonly name: "GIG_STARTED_NO_DELETE"; readonly status: 422; readonly body: GigErrorGigStartedNoDelete }
  | { readonly name: "GIG_ARCHIVED"; readonly status: 422; readonly body: GigErrorGigArchived }
  | { readonly name: "INVITEES_NOT_FOUND"; readonly status: 422; readonly body: GigErrorInviteesNotFound }
  | { readonly name: "TERMS_NOT_ACCEPTED"; readonly status: 422; readonly body: GigErrorTermsNotAccepted }
  | { readonly name: "RESULT_USER_NOT_MEMBER"; readonly status: 403; readonly body: GigResultErrorResultUserNotMember }
  | { readonly name: "GIG_OF_OTHER_SPACE"; readonly status: 403; readonly body: GigResultErrorGigOfOtherSpace }
  | { readonly name: "NO_REWARDED_RESULTS"; readonly status: 400; readonly body: GigResultErrorNoRewardedResults }
  | { readonly name: "ACTIVITY_USER_NOT_MEMBER"; readonly status: 422; readonly body: TimeActivityErrorActivityUserNotMember }
  | { readonly name: "GIG_NOT_FOUND"; readonly status: 404; readonly body: TimeActivityErrorGigNotFound }
  | { readonly name: "NO_REWARDED_ACTIVITIES"; readonly status: 400; readonly body: TimeActivityErrorNoRewardedActivities }
  | { readonly name: "PAYOUT_USER_NOT_MEMBER"; readonly status: 422; readonly body: PayoutErrorPayoutUserNotMember }
  | { readonly name: "PAYOUT_BILLED"; readonly status: 422; readonly body: PayoutErrorPayoutBilled };

const marksOfCirro: readonly Mark[] = [
  { status: 500, name: "INTERNAL_SERVER_ERROR", constants: [[["error"], "Internal Server Error"]] },
  { status: 401, name: "ACCESS_TOKEN_TOO_LONG", constants: [], text: [["error"], /^Can not maintain an access token for longer than 10 min$/] },
  { status: 422, name: "ACTIVITY_USER_NOT_MEMBER", constants: [], text: [["error"], /^The given user is not a community member in your space\.$/] },
  { status: 403, name: "RESULT_USER_NOT_MEMBER", constants: [], text: [["error"], /^The given user is not a community member of your space$/] },
  { status: 422, name: "PAYOUT_USER_NOT_MEMBER", constants: [], text: [["error"], /^The given user is not a community member of your space$/] },
  { status: 422, name: "TERMS_NOT_ACCEPTED", constants: [], text: [["error"], /^Users can not be invited until new terms are accepted$/] },
  { status: 400, name: "NO_REWARDED_ACTIVITIES", constants: [], text: [["error"], /^No rewarded time activities are expected for the gig$/] },
  { status: 422, name: "PAYOUT_BILLED", constants: [], text: [["error"], /^You can not delete payouts which are already billed$/] },
  { status: 422, name: "GIG_STARTED_NO_DELETE", constants: [], text: [["error"], /^The gig is already started and cannot be deleted$/] },
  { status: 422, name: "GIG_STARTED_NO_UPDATE", constants: [], text: [["error"], /^The gig is already started, [^]* cannot be updated$/] },
  { status: 400, name: "NO_REWARDED_RESULTS", constants: [], text: [["error"], /^No rewarded results are expected for the gig$/] },
  { status: 400, name: "NOT_SNAKE_CASE", constants: [], text: [["error"], /^only snake_case\(lowercase letters\) allowed$/] },
  { status: 401, name: "SPACE_NOT_FOUND", constants: [], text: [["error"], /^No space found for the token subject$/] },
  { status: 401, name: "OWNER_NOT_FOUND", constants: [], text: [["error"], /^No user found for the token owner$/] },
  { status: 403, name: "GIG_OF_OTHER_SPACE", constants: [], text: [["error"], /^Gig does not belong to your space$/] },
  { status: 404, name: "USER_NOT_IN_SPACE", constants: [], text: [["error"], /^Can not find user in your space$/] },
  { status: 401, name: "ACCESS_TOKEN_UNVERIFIED", constants: [], text: [["error"], /^Can not verify the access token$/] },
  { status: 401, name: "ACCESS_TOKEN_UNDECODABLE", constants: [], text: [["error"], /^Access token can not be decoded$/] },
  { status: 404, name: "GIG_NOT_FOUND", constants: [], text: [["error"], /^Can not find gig in your space$/] },
  { status: 422, name: "INVITEES_NOT_FOUND", constants: [], text: [["error"], /^Cannot find users: [^]* to invite$/] },
  { status: 400, name: "PARAM_INVALID", constants: [], text: [["error"], /^[^]* does not have a valid value$/] },
  { status: 422, name: "GIG_ARCHIVED", constants: [], text: [["error"], /^The gig is already archived$/] },
  { status: 401, name: "ACCESS_TOKEN_MISSING", constants: [], text: [["error"], /^Access token is missing$/] },
  { status: 401, name: "ACCESS_TOKEN_EXPIRED", constants: [], text: [["error"], /^Access token is expired$/] },
  { status: 422, name: "VALIDATION_FAILED", constants: [], text: [["error"], /^Validation failed: [^]*$/] },
  { status: 422, name: "TRANSITION_REFUSED", constants: [], text: [["error"], /^[^]* cannot transition$/] },
  { status: 422, name: "DUPLICATE_ENTRY", constants: [], text: [["error"], /^Duplicate entry$/] },
  { status: 401, name: "ACCESS_DENIED", constants: [], text: [["error"], /^Access Denied$/] },
  { status: 400, name: "PARAM_MISSING", constants: [], text: [["error"], /^[^]* is missing$/] },
];

/** Returns whether the JSON body of a response is a {@link Cirro}. */
export function isCirro(body: unknown): body is Cirro {
  return marksOfCirro.some((mark) => has(body, mark));
}

/** Returns the {@link Cirro} of a response, or undefined if it is another response. */
export function decodeCirro(status: number, body: unknown): CirroCase | undefined {
  const mark = marksOfCirro.find((mark) => mark.status === status && has(body, mark));
  return mark && ({ name: mark.name, status, body } as CirroCase);
}
