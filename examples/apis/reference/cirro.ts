/* eslint-disable */
// Cirro errors. Generated from their declarations: do not edit.

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
 * The server failed. This is rare.
 *
 * - Status: 500
 * - Name: `INTERNAL_SERVER_ERROR`
 * - Message: Internal Server Error
 * - Retry: Yes, with exponential backoff, if the request is idempotent.
 * - Headers: `x-request-id` (optional)
 */
export interface CirroErrorInternal {
  error: "Internal Server Error";
}

/**
 * The request has no access token.
 *
 * # Solution
 *
 * Send the token in the header `Authorization: Bearer <token>`.
 *
 * - Status: 401
 * - Name: `ACCESS_TOKEN_MISSING`
 * - Message: Access token is missing
 * - Retry: No. Remove the cause first.
 * - Headers: `WWW-Authenticate: Bearer realm="api.cirro.io"`, `x-request-id` (optional)
 */
export interface AuthErrorAccessTokenMissing {
  error: "Access token is missing";
}

/**
 * The access token has expired.
 *
 * # Solution
 *
 * Sign a new token, then send the request again with it.
 *
 * - Status: 401
 * - Name: `ACCESS_TOKEN_EXPIRED`
 * - Message: Access token is expired
 * - Retry: No. Remove the cause first.
 * - Headers: `WWW-Authenticate: Bearer realm="api.cirro.io", error="invalid_token"`, `x-request-id` (optional)
 */
export interface AuthErrorAccessTokenExpired {
  error: "Access token is expired";
}

/**
 * The access token is valid for longer than 10 minutes.
 *
 * # Solution
 *
 * Sign a token with a shorter lifetime.
 *
 * - Status: 401
 * - Name: `ACCESS_TOKEN_TOO_LONG`
 * - Message: Can not maintain an access token for longer than 10 min
 * - Retry: No. Remove the cause first.
 * - Headers: `WWW-Authenticate: Bearer realm="api.cirro.io", error="invalid_token"`, `x-request-id` (optional)
 */
export interface AuthErrorAccessTokenTooLong {
  error: "Can not maintain an access token for longer than 10 min";
}

/**
 * The signature of the access token is invalid.
 *
 * - Status: 401
 * - Name: `ACCESS_TOKEN_UNVERIFIED`
 * - Message: Can not verify the access token
 * - Retry: No. Remove the cause first.
 * - Headers: `WWW-Authenticate: Bearer realm="api.cirro.io", error="invalid_token"`, `x-request-id` (optional)
 */
export interface AuthErrorAccessTokenUnverified {
  error: "Can not verify the access token";
}

/**
 * The access token cannot be decoded.
 *
 * # Solution
 *
 * Check that the header contains the complete token.
 *
 * - Status: 401
 * - Name: `ACCESS_TOKEN_UNDECODABLE`
 * - Message: Access token can not be decoded
 * - Retry: No. Remove the cause first.
 * - Headers: `WWW-Authenticate: Bearer realm="api.cirro.io", error="invalid_token"`, `x-request-id` (optional)
 */
export interface AuthErrorAccessTokenUndecodable {
  error: "Access token can not be decoded";
}

/**
 * The subject of the access token is not a space.
 *
 * - Status: 401
 * - Name: `SPACE_NOT_FOUND`
 * - Message: No space found for the token subject
 * - Retry: No. Remove the cause first.
 * - Headers: `WWW-Authenticate: Bearer realm="api.cirro.io", error="invalid_token"`, `x-request-id` (optional)
 */
export interface AuthErrorSpaceNotFound {
  error: "No space found for the token subject";
}

/**
 * The owner of the access token is not a user.
 *
 * - Status: 401
 * - Name: `OWNER_NOT_FOUND`
 * - Message: No user found for the token owner
 * - Retry: No. Remove the cause first.
 * - Headers: `WWW-Authenticate: Bearer realm="api.cirro.io", error="invalid_token"`, `x-request-id` (optional)
 */
export interface AuthErrorOwnerNotFound {
  error: "No user found for the token owner";
}

/**
 * The owner of the access token may not send this request.
 *
 * # Solution
 *
 * Use the access token of another user.
 *
 * - Status: 401
 * - Name: `ACCESS_DENIED`
 * - Message: Access Denied
 * - Retry: No. Remove the cause first.
 * - Headers: `WWW-Authenticate: Bearer realm="api.cirro.io"`, `x-request-id` (optional)
 */
export interface AuthErrorAccessDenied {
  error: "Access Denied";
}

/**
 * A required parameter is missing.
 *
 * - Status: 400
 * - Name: `PARAM_MISSING`
 * - Message: such as `title is missing`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface ValidationErrorParamMissing {
  error: `${string} is missing`;
}

/**
 * A parameter has an invalid value.
 *
 * - Status: 400
 * - Name: `PARAM_INVALID`
 * - Message: such as `starts_at does not have a valid value`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface ValidationErrorParamInvalid {
  error: `${string} does not have a valid value`;
}

/**
 * The resource already exists.
 *
 * - Status: 422
 * - Name: `DUPLICATE_ENTRY`
 * - Message: Duplicate entry
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface ValidationErrorDuplicateEntry {
  error: "Duplicate entry";
}

/**
 * The values are invalid. The message contains the reason.
 *
 * - Status: 422
 * - Name: `VALIDATION_FAILED`
 * - Message: such as `Validation failed: the gig ends before it starts`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface ValidationErrorValidationFailed {
  error: `Validation failed: ${string}`;
}

/**
 * The current state of the resource does not allow the event.
 *
 * - Status: 422
 * - Name: `TRANSITION_REFUSED`
 * - Message: such as `publish cannot transition`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface ValidationErrorTransitionRefused {
  error: `${string} cannot transition`;
}

/**
 * The gig has started, so the attributes in the message cannot change.
 *
 * - Status: 422
 * - Name: `GIG_STARTED_NO_UPDATE`
 * - Message: such as `The gig is already started, title, reward cannot be updated`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface GigErrorGigStartedNoUpdate {
  error: `The gig is already started, ${string} cannot be updated`;
}

/**
 * The gig has started, so it cannot be deleted.
 *
 * - Status: 422
 * - Name: `GIG_STARTED_NO_DELETE`
 * - Message: The gig is already started and cannot be deleted
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface GigErrorGigStartedNoDelete {
  error: "The gig is already started and cannot be deleted";
}

/**
 * The gig is already archived.
 *
 * - Status: 422
 * - Name: `GIG_ARCHIVED`
 * - Message: The gig is already archived
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface GigErrorGigArchived {
  error: "The gig is already archived";
}

/**
 * Some of the invited users do not exist.
 *
 * - Status: 422
 * - Name: `INVITEES_NOT_FOUND`
 * - Message: such as `Cannot find users: 17, 18 to invite`
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface GigErrorInviteesNotFound {
  error: `Cannot find users: ${string} to invite`;
}

/**
 * The new terms are not accepted.
 *
 * # Solution
 *
 * Accept the new terms, then send the same request again.
 *
 * - Status: 422
 * - Name: `TERMS_NOT_ACCEPTED`
 * - Message: Users can not be invited until new terms are accepted
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface GigErrorTermsNotAccepted {
  error: "Users can not be invited until new terms are accepted";
}

/**
 * The user of the result is not a member of the community of your space.
 *
 * - Status: 403
 * - Name: `RESULT_USER_NOT_MEMBER`
 * - Message: The given user is not a community member of your space
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface GigResultErrorResultUserNotMember {
  error: "The given user is not a community member of your space";
}

/**
 * The gig belongs to another space.
 *
 * - Status: 403
 * - Name: `GIG_OF_OTHER_SPACE`
 * - Message: Gig does not belong to your space
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface GigResultErrorGigOfOtherSpace {
  error: "Gig does not belong to your space";
}

/**
 * The gig does not expect rewarded results.
 *
 * - Status: 400
 * - Name: `NO_REWARDED_RESULTS`
 * - Message: No rewarded results are expected for the gig
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface GigResultErrorNoRewardedResults {
  error: "No rewarded results are expected for the gig";
}

/**
 * The user of the time activity is not a member of the community of your space.
 *
 * - Status: 422
 * - Name: `ACTIVITY_USER_NOT_MEMBER`
 * - Message: The given user is not a community member in your space.
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface TimeActivityErrorActivityUserNotMember {
  error: "The given user is not a community member in your space.";
}

/**
 * Your space has no gig with this id.
 *
 * - Status: 404
 * - Name: `GIG_NOT_FOUND`
 * - Message: Can not find gig in your space
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface TimeActivityErrorGigNotFound {
  error: "Can not find gig in your space";
}

/**
 * The gig does not expect rewarded time activities.
 *
 * - Status: 400
 * - Name: `NO_REWARDED_ACTIVITIES`
 * - Message: No rewarded time activities are expected for the gig
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface TimeActivityErrorNoRewardedActivities {
  error: "No rewarded time activities are expected for the gig";
}

/**
 * The user of the payout is not a member of the community of your space.
 *
 * - Status: 422
 * - Name: `PAYOUT_USER_NOT_MEMBER`
 * - Message: The given user is not a community member of your space
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface PayoutErrorPayoutUserNotMember {
  error: "The given user is not a community member of your space";
}

/**
 * The payout is already on a bill, so it cannot be deleted.
 *
 * - Status: 422
 * - Name: `PAYOUT_BILLED`
 * - Message: You can not delete payouts which are already billed
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface PayoutErrorPayoutBilled {
  error: "You can not delete payouts which are already billed";
}

/**
 * Your space has no user with this id.
 *
 * - Status: 404
 * - Name: `USER_NOT_IN_SPACE`
 * - Message: Can not find user in your space
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface UserErrorUserNotInSpace {
  error: "Can not find user in your space";
}

/**
 * The name of a notification topic may contain only lowercase letters and underscores.
 *
 * - Status: 400
 * - Name: `NOT_SNAKE_CASE`
 * - Message: only snake_case(lowercase letters) allowed
 * - Retry: No. Remove the cause first.
 * - Headers: `x-request-id` (optional)
 */
export interface NotificationTopicErrorNotSnakeCase {
  error: "only snake_case(lowercase letters) allowed";
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
  error: "Bad Request";
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
  error: "Not Found";
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
  error: "Method Not Allowed";
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
  error: "Content Too Large";
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
  error: "Unsupported Media Type";
}

/**
 * The server, or another server that it uses, did not respond in time.
 *
 * - Status: 504
 * - Name: `GATEWAY_TIMEOUT`
 * - Message: Gateway Timeout
 * - Retry: Yes, with exponential backoff, if the request is idempotent.
 * - Headers: `x-request-id` (optional)
 */
export interface HttpErrorGatewayTimeout {
  error: "Gateway Timeout";
}

const marksOf: { readonly [body: string]: readonly Mark[] } = {
  CirroErrorInternal: [{ status: 500, name: "INTERNAL_SERVER_ERROR", constants: [], text: [["error"], /^Internal Server Error$/] }],
  AuthErrorAccessTokenMissing: [{ status: 401, name: "ACCESS_TOKEN_MISSING", constants: [], text: [["error"], /^Access token is missing$/] }],
  AuthErrorAccessTokenExpired: [{ status: 401, name: "ACCESS_TOKEN_EXPIRED", constants: [], text: [["error"], /^Access token is expired$/] }],
  AuthErrorAccessTokenTooLong: [{ status: 401, name: "ACCESS_TOKEN_TOO_LONG", constants: [], text: [["error"], /^Can not maintain an access token for longer than 10 min$/] }],
  AuthErrorAccessTokenUnverified: [{ status: 401, name: "ACCESS_TOKEN_UNVERIFIED", constants: [], text: [["error"], /^Can not verify the access token$/] }],
  AuthErrorAccessTokenUndecodable: [{ status: 401, name: "ACCESS_TOKEN_UNDECODABLE", constants: [], text: [["error"], /^Access token can not be decoded$/] }],
  AuthErrorSpaceNotFound: [{ status: 401, name: "SPACE_NOT_FOUND", constants: [], text: [["error"], /^No space found for the token subject$/] }],
  AuthErrorOwnerNotFound: [{ status: 401, name: "OWNER_NOT_FOUND", constants: [], text: [["error"], /^No user found for the token owner$/] }],
  AuthErrorAccessDenied: [{ status: 401, name: "ACCESS_DENIED", constants: [], text: [["error"], /^Access Denied$/] }],
  ValidationErrorParamMissing: [{ status: 400, name: "PARAM_MISSING", constants: [], text: [["error"], /^[^]* is missing$/] }],
  ValidationErrorParamInvalid: [{ status: 400, name: "PARAM_INVALID", constants: [], text: [["error"], /^[^]* does not have a valid value$/] }],
  ValidationErrorDuplicateEntry: [{ status: 422, name: "DUPLICATE_ENTRY", constants: [], text: [["error"], /^Duplicate entry$/] }],
  ValidationErrorValidationFailed: [{ status: 422, name: "VALIDATION_FAILED", constants: [], text: [["error"], /^Validation failed: [^]*$/] }],
  ValidationErrorTransitionRefused: [{ status: 422, name: "TRANSITION_REFUSED", constants: [], text: [["error"], /^[^]* cannot transition$/] }],
  GigErrorGigStartedNoUpdate: [{ status: 422, name: "GIG_STARTED_NO_UPDATE", constants: [], text: [["error"], /^The gig is already started, [^]* cannot be updated$/] }],
  GigErrorGigStartedNoDelete: [{ status: 422, name: "GIG_STARTED_NO_DELETE", constants: [], text: [["error"], /^The gig is already started and cannot be deleted$/] }],
  GigErrorGigArchived: [{ status: 422, name: "GIG_ARCHIVED", constants: [], text: [["error"], /^The gig is already archived$/] }],
  GigErrorInviteesNotFound: [{ status: 422, name: "INVITEES_NOT_FOUND", constants: [], text: [["error"], /^Cannot find users: [^]* to invite$/] }],
  GigErrorTermsNotAccepted: [{ status: 422, name: "TERMS_NOT_ACCEPTED", constants: [], text: [["error"], /^Users can not be invited until new terms are accepted$/] }],
  GigResultErrorResultUserNotMember: [{ status: 403, name: "RESULT_USER_NOT_MEMBER", constants: [], text: [["error"], /^The given user is not a community member of your space$/] }],
  GigResultErrorGigOfOtherSpace: [{ status: 403, name: "GIG_OF_OTHER_SPACE", constants: [], text: [["error"], /^Gig does not belong to your space$/] }],
  GigResultErrorNoRewardedResults: [{ status: 400, name: "NO_REWARDED_RESULTS", constants: [], text: [["error"], /^No rewarded results are expected for the gig$/] }],
  TimeActivityErrorActivityUserNotMember: [{ status: 422, name: "ACTIVITY_USER_NOT_MEMBER", constants: [], text: [["error"], /^The given user is not a community member in your space\.$/] }],
  TimeActivityErrorGigNotFound: [{ status: 404, name: "GIG_NOT_FOUND", constants: [], text: [["error"], /^Can not find gig in your space$/] }],
  TimeActivityErrorNoRewardedActivities: [{ status: 400, name: "NO_REWARDED_ACTIVITIES", constants: [], text: [["error"], /^No rewarded time activities are expected for the gig$/] }],
  PayoutErrorPayoutUserNotMember: [{ status: 422, name: "PAYOUT_USER_NOT_MEMBER", constants: [], text: [["error"], /^The given user is not a community member of your space$/] }],
  PayoutErrorPayoutBilled: [{ status: 422, name: "PAYOUT_BILLED", constants: [], text: [["error"], /^You can not delete payouts which are already billed$/] }],
  UserErrorUserNotInSpace: [{ status: 404, name: "USER_NOT_IN_SPACE", constants: [], text: [["error"], /^Can not find user in your space$/] }],
  NotificationTopicErrorNotSnakeCase: [{ status: 400, name: "NOT_SNAKE_CASE", constants: [], text: [["error"], /^only snake_case\(lowercase letters\) allowed$/] }],
  HttpErrorBadRequest: [{ status: 400, name: "BAD_REQUEST", constants: [], text: [["error"], /^Bad Request$/] }],
  HttpErrorNotFound: [{ status: 404, name: "NOT_FOUND", constants: [], text: [["error"], /^Not Found$/] }],
  HttpErrorMethodNotAllowed: [{ status: 405, name: "METHOD_NOT_ALLOWED", constants: [], text: [["error"], /^Method Not Allowed$/] }],
  HttpErrorContentTooLarge: [{ status: 413, name: "CONTENT_TOO_LARGE", constants: [], text: [["error"], /^Content Too Large$/] }],
  HttpErrorUnsupportedMediaType: [{ status: 415, name: "UNSUPPORTED_MEDIA_TYPE", constants: [], text: [["error"], /^Unsupported Media Type$/] }],
  HttpErrorGatewayTimeout: [{ status: 504, name: "GATEWAY_TIMEOUT", constants: [], text: [["error"], /^Gateway Timeout$/] }],
};

const checksOf: { readonly [type: string]: Check } = {
  CirroErrorInternal: ['object', [["error", ['is', "Internal Server Error"], true]]],
  AuthErrorAccessTokenMissing: ['object', [["error", ['is', "Access token is missing"], true]]],
  AuthErrorAccessTokenExpired: ['object', [["error", ['is', "Access token is expired"], true]]],
  AuthErrorAccessTokenTooLong: ['object', [["error", ['is', "Can not maintain an access token for longer than 10 min"], true]]],
  AuthErrorAccessTokenUnverified: ['object', [["error", ['is', "Can not verify the access token"], true]]],
  AuthErrorAccessTokenUndecodable: ['object', [["error", ['is', "Access token can not be decoded"], true]]],
  AuthErrorSpaceNotFound: ['object', [["error", ['is', "No space found for the token subject"], true]]],
  AuthErrorOwnerNotFound: ['object', [["error", ['is', "No user found for the token owner"], true]]],
  AuthErrorAccessDenied: ['object', [["error", ['is', "Access Denied"], true]]],
  ValidationErrorParamMissing: ['object', [["error", 'string', true]]],
  ValidationErrorParamInvalid: ['object', [["error", 'string', true]]],
  ValidationErrorDuplicateEntry: ['object', [["error", ['is', "Duplicate entry"], true]]],
  ValidationErrorValidationFailed: ['object', [["error", 'string', true]]],
  ValidationErrorTransitionRefused: ['object', [["error", 'string', true]]],
  GigErrorGigStartedNoUpdate: ['object', [["error", 'string', true]]],
  GigErrorGigStartedNoDelete: ['object', [["error", ['is', "The gig is already started and cannot be deleted"], true]]],
  GigErrorGigArchived: ['object', [["error", ['is', "The gig is already archived"], true]]],
  GigErrorInviteesNotFound: ['object', [["error", 'string', true]]],
  GigErrorTermsNotAccepted: ['object', [["error", ['is', "Users can not be invited until new terms are accepted"], true]]],
  GigResultErrorResultUserNotMember: ['object', [["error", ['is', "The given user is not a community member of your space"], true]]],
  GigResultErrorGigOfOtherSpace: ['object', [["error", ['is', "Gig does not belong to your space"], true]]],
  GigResultErrorNoRewardedResults: ['object', [["error", ['is', "No rewarded results are expected for the gig"], true]]],
  TimeActivityErrorActivityUserNotMember: ['object', [["error", ['is', "The given user is not a community member in your space."], true]]],
  TimeActivityErrorGigNotFound: ['object', [["error", ['is', "Can not find gig in your space"], true]]],
  TimeActivityErrorNoRewardedActivities: ['object', [["error", ['is', "No rewarded time activities are expected for the gig"], true]]],
  PayoutErrorPayoutUserNotMember: ['object', [["error", ['is', "The given user is not a community member of your space"], true]]],
  PayoutErrorPayoutBilled: ['object', [["error", ['is', "You can not delete payouts which are already billed"], true]]],
  UserErrorUserNotInSpace: ['object', [["error", ['is', "Can not find user in your space"], true]]],
  NotificationTopicErrorNotSnakeCase: ['object', [["error", ['is', "only snake_case(lowercase letters) allowed"], true]]],
  HttpErrorBadRequest: ['object', [["error", ['is', "Bad Request"], true]]],
  HttpErrorNotFound: ['object', [["error", ['is', "Not Found"], true]]],
  HttpErrorMethodNotAllowed: ['object', [["error", ['is', "Method Not Allowed"], true]]],
  HttpErrorContentTooLarge: ['object', [["error", ['is', "Content Too Large"], true]]],
  HttpErrorUnsupportedMediaType: ['object', [["error", ['is', "Unsupported Media Type"], true]]],
  HttpErrorGatewayTimeout: ['object', [["error", ['is', "Gateway Timeout"], true]]],
};

/** Errors of every endpoint. */
export type CirroError =
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
  | PayoutErrorPayoutBilled
  | UserErrorUserNotInSpace
  | NotificationTopicErrorNotSnakeCase;

export type CirroErrorName =
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
  | "PAYOUT_BILLED"
  | "USER_NOT_IN_SPACE"
  | "NOT_SNAKE_CASE";

/** A {@link CirroError} with its status, for a `switch` over `name`. */
export type CirroErrorCase =
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
  | { readonly name: "PAYOUT_BILLED"; readonly status: 422; readonly body: PayoutErrorPayoutBilled }
  | { readonly name: "USER_NOT_IN_SPACE"; readonly status: 404; readonly body: UserErrorUserNotInSpace }
  | { readonly name: "NOT_SNAKE_CASE"; readonly status: 400; readonly body: NotificationTopicErrorNotSnakeCase };

const bodiesOfCirroError: readonly string[] = [
  'CirroErrorInternal',
  'AuthErrorAccessTokenMissing',
  'AuthErrorAccessTokenExpired',
  'AuthErrorAccessTokenTooLong',
  'AuthErrorAccessTokenUnverified',
  'AuthErrorAccessTokenUndecodable',
  'AuthErrorSpaceNotFound',
  'AuthErrorOwnerNotFound',
  'AuthErrorAccessDenied',
  'ValidationErrorParamMissing',
  'ValidationErrorParamInvalid',
  'ValidationErrorDuplicateEntry',
  'ValidationErrorValidationFailed',
  'ValidationErrorTransitionRefused',
  'GigErrorGigStartedNoUpdate',
  'GigErrorGigStartedNoDelete',
  'GigErrorGigArchived',
  'GigErrorInviteesNotFound',
  'GigErrorTermsNotAccepted',
  'GigResultErrorResultUserNotMember',
  'GigResultErrorGigOfOtherSpace',
  'GigResultErrorNoRewardedResults',
  'TimeActivityErrorActivityUserNotMember',
  'TimeActivityErrorGigNotFound',
  'TimeActivityErrorNoRewardedActivities',
  'PayoutErrorPayoutUserNotMember',
  'PayoutErrorPayoutBilled',
  'UserErrorUserNotInSpace',
  'NotificationTopicErrorNotSnakeCase',
];

/**
 * Returns whether a JSON body has the type of a {@link CirroError}. The status is not checked: use
 * `decodeCirroError` if errors with other statuses can have such a body.
 */
export function isCirroError(body: unknown): body is CirroError {
  return is(bodiesOfCirroError, body);
}

/**
 * Returns the {@link CirroError} of a response. Returns undefined for any other response, and for a
 * response that two errors can have.
 */
export function decodeCirroError(status: number, body: unknown): CirroErrorCase | undefined {
  const name = decode(bodiesOfCirroError, status, body);
  return name === undefined ? undefined : ({ name, status, body } as CirroErrorCase);
}

/** Errors of the access token. */
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

const bodiesOfAuthError: readonly string[] = [
  'AuthErrorAccessTokenMissing',
  'AuthErrorAccessTokenExpired',
  'AuthErrorAccessTokenTooLong',
  'AuthErrorAccessTokenUnverified',
  'AuthErrorAccessTokenUndecodable',
  'AuthErrorSpaceNotFound',
  'AuthErrorOwnerNotFound',
  'AuthErrorAccessDenied',
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

/** Errors of the values in a request. */
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

const bodiesOfValidationError: readonly string[] = [
  'ValidationErrorParamMissing',
  'ValidationErrorParamInvalid',
  'ValidationErrorDuplicateEntry',
  'ValidationErrorValidationFailed',
  'ValidationErrorTransitionRefused',
];

/**
 * Returns whether a JSON body has the type of a {@link ValidationError}. The status is not checked: use
 * `decodeValidationError` if errors with other statuses can have such a body.
 */
export function isValidationError(body: unknown): body is ValidationError {
  return is(bodiesOfValidationError, body);
}

/**
 * Returns the {@link ValidationError} of a response. Returns undefined for any other response, and for a
 * response that two errors can have.
 */
export function decodeValidationError(status: number, body: unknown): ValidationErrorCase | undefined {
  const name = decode(bodiesOfValidationError, status, body);
  return name === undefined ? undefined : ({ name, status, body } as ValidationErrorCase);
}

/** Errors of requests that the gig does not allow. */
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

const bodiesOfGigError: readonly string[] = [
  'GigErrorGigStartedNoUpdate',
  'GigErrorGigStartedNoDelete',
  'GigErrorGigArchived',
  'GigErrorInviteesNotFound',
  'GigErrorTermsNotAccepted',
];

/**
 * Returns whether a JSON body has the type of a {@link GigError}. The status is not checked: use
 * `decodeGigError` if errors with other statuses can have such a body.
 */
export function isGigError(body: unknown): body is GigError {
  return is(bodiesOfGigError, body);
}

/**
 * Returns the {@link GigError} of a response. Returns undefined for any other response, and for a
 * response that two errors can have.
 */
export function decodeGigError(status: number, body: unknown): GigErrorCase | undefined {
  const name = decode(bodiesOfGigError, status, body);
  return name === undefined ? undefined : ({ name, status, body } as GigErrorCase);
}

/** Errors of the results of a gig. */
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

const bodiesOfGigResultError: readonly string[] = [
  'GigResultErrorResultUserNotMember',
  'GigResultErrorGigOfOtherSpace',
  'GigResultErrorNoRewardedResults',
];

/**
 * Returns whether a JSON body has the type of a {@link GigResultError}. The status is not checked: use
 * `decodeGigResultError` if errors with other statuses can have such a body.
 */
export function isGigResultError(body: unknown): body is GigResultError {
  return is(bodiesOfGigResultError, body);
}

/**
 * Returns the {@link GigResultError} of a response. Returns undefined for any other response, and for a
 * response that two errors can have.
 */
export function decodeGigResultError(status: number, body: unknown): GigResultErrorCase | undefined {
  const name = decode(bodiesOfGigResultError, status, body);
  return name === undefined ? undefined : ({ name, status, body } as GigResultErrorCase);
}

/** Errors of the time activities of a gig. */
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

const bodiesOfTimeActivityError: readonly string[] = [
  'TimeActivityErrorActivityUserNotMember',
  'TimeActivityErrorGigNotFound',
  'TimeActivityErrorNoRewardedActivities',
];

/**
 * Returns whether a JSON body has the type of a {@link TimeActivityError}. The status is not checked: use
 * `decodeTimeActivityError` if errors with other statuses can have such a body.
 */
export function isTimeActivityError(body: unknown): body is TimeActivityError {
  return is(bodiesOfTimeActivityError, body);
}

/**
 * Returns the {@link TimeActivityError} of a response. Returns undefined for any other response, and for a
 * response that two errors can have.
 */
export function decodeTimeActivityError(status: number, body: unknown): TimeActivityErrorCase | undefined {
  const name = decode(bodiesOfTimeActivityError, status, body);
  return name === undefined ? undefined : ({ name, status, body } as TimeActivityErrorCase);
}

/** Errors of payouts. */
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

const bodiesOfPayoutError: readonly string[] = [
  'PayoutErrorPayoutUserNotMember',
  'PayoutErrorPayoutBilled',
];

/**
 * Returns whether a JSON body has the type of a {@link PayoutError}. The status is not checked: use
 * `decodePayoutError` if errors with other statuses can have such a body.
 */
export function isPayoutError(body: unknown): body is PayoutError {
  return is(bodiesOfPayoutError, body);
}

/**
 * Returns the {@link PayoutError} of a response. Returns undefined for any other response, and for a
 * response that two errors can have.
 */
export function decodePayoutError(status: number, body: unknown): PayoutErrorCase | undefined {
  const name = decode(bodiesOfPayoutError, status, body);
  return name === undefined ? undefined : ({ name, status, body } as PayoutErrorCase);
}

/** Errors of users. */
export type UserError = UserErrorUserNotInSpace;

export type UserErrorName = "USER_NOT_IN_SPACE";

/** A {@link UserError} with its status, for a `switch` over `name`. */
export type UserErrorCase = { readonly name: "USER_NOT_IN_SPACE"; readonly status: 404; readonly body: UserErrorUserNotInSpace };

const bodiesOfUserError: readonly string[] = [
  'UserErrorUserNotInSpace',
];

/**
 * Returns whether a JSON body has the type of a {@link UserError}. The status is not checked: use
 * `decodeUserError` if errors with other statuses can have such a body.
 */
export function isUserError(body: unknown): body is UserError {
  return is(bodiesOfUserError, body);
}

/**
 * Returns the {@link UserError} of a response. Returns undefined for any other response, and for a
 * response that two errors can have.
 */
export function decodeUserError(status: number, body: unknown): UserErrorCase | undefined {
  const name = decode(bodiesOfUserError, status, body);
  return name === undefined ? undefined : ({ name, status, body } as UserErrorCase);
}

/** Errors of notification topics. */
export type NotificationTopicError = NotificationTopicErrorNotSnakeCase;

export type NotificationTopicErrorName = "NOT_SNAKE_CASE";

/** A {@link NotificationTopicError} with its status, for a `switch` over `name`. */
export type NotificationTopicErrorCase = { readonly name: "NOT_SNAKE_CASE"; readonly status: 400; readonly body: NotificationTopicErrorNotSnakeCase };

const bodiesOfNotificationTopicError: readonly string[] = [
  'NotificationTopicErrorNotSnakeCase',
];

/**
 * Returns whether a JSON body has the type of a {@link NotificationTopicError}. The status is not checked: use
 * `decodeNotificationTopicError` if errors with other statuses can have such a body.
 */
export function isNotificationTopicError(body: unknown): body is NotificationTopicError {
  return is(bodiesOfNotificationTopicError, body);
}

/**
 * Returns the {@link NotificationTopicError} of a response. Returns undefined for any other response, and for a
 * response that two errors can have.
 */
export function decodeNotificationTopicError(status: number, body: unknown): NotificationTopicErrorCase | undefined {
  const name = decode(bodiesOfNotificationTopicError, status, body);
  return name === undefined ? undefined : ({ name, status, body } as NotificationTopicErrorCase);
}

export type HttpError =
  | HttpErrorBadRequest
  | HttpErrorNotFound
  | HttpErrorMethodNotAllowed
  | HttpErrorContentTooLarge
  | HttpErrorUnsupportedMediaType
  | HttpErrorGatewayTimeout;

export type HttpErrorName =
  | "BAD_REQUEST"
  | "NOT_FOUND"
  | "METHOD_NOT_ALLOWED"
  | "CONTENT_TOO_LARGE"
  | "UNSUPPORTED_MEDIA_TYPE"
  | "GATEWAY_TIMEOUT";

/** A {@link HttpError} with its status, for a `switch` over `name`. */
export type HttpErrorCase =
  | { readonly name: "BAD_REQUEST"; readonly status: 400; readonly body: HttpErrorBadRequest }
  | { readonly name: "NOT_FOUND"; readonly status: 404; readonly body: HttpErrorNotFound }
  | { readonly name: "METHOD_NOT_ALLOWED"; readonly status: 405; readonly body: HttpErrorMethodNotAllowed }
  | { readonly name: "CONTENT_TOO_LARGE"; readonly status: 413; readonly body: HttpErrorContentTooLarge }
  | { readonly name: "UNSUPPORTED_MEDIA_TYPE"; readonly status: 415; readonly body: HttpErrorUnsupportedMediaType }
  | { readonly name: "GATEWAY_TIMEOUT"; readonly status: 504; readonly body: HttpErrorGatewayTimeout };

const bodiesOfHttpError: readonly string[] = [
  'HttpErrorBadRequest',
  'HttpErrorNotFound',
  'HttpErrorMethodNotAllowed',
  'HttpErrorContentTooLarge',
  'HttpErrorUnsupportedMediaType',
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
 * The errors of a marketplace of gigs.
 *
 * The body has one member, `error`, which contains the message. The status and the message
 * identify the error.
 *
 * A create request with an `Idempotency-Key` is idempotent. Send the key with each create
 * request: if there is no response, or a 5xx, repeat the request with the same key. If the
 * server already processed the key, it sends the body of the first response with the status
 * 208, which is not an error.
 */
export type Cirro =
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
  | PayoutErrorPayoutBilled
  | UserErrorUserNotInSpace
  | NotificationTopicErrorNotSnakeCase
  | HttpErrorBadRequest
  | HttpErrorNotFound
  | HttpErrorMethodNotAllowed
  | HttpErrorContentTooLarge
  | HttpErrorUnsupportedMediaType
  | HttpErrorGatewayTimeout;

export type CirroName =
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
  | "PAYOUT_BILLED"
  | "USER_NOT_IN_SPACE"
  | "NOT_SNAKE_CASE"
  | "BAD_REQUEST"
  | "NOT_FOUND"
  | "METHOD_NOT_ALLOWED"
  | "CONTENT_TOO_LARGE"
  | "UNSUPPORTED_MEDIA_TYPE"
  | "GATEWAY_TIMEOUT";

/** A {@link Cirro} with its status, for a `switch` over `name`. */
export type CirroCase =
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
  | { readonly name: "PAYOUT_BILLED"; readonly status: 422; readonly body: PayoutErrorPayoutBilled }
  | { readonly name: "USER_NOT_IN_SPACE"; readonly status: 404; readonly body: UserErrorUserNotInSpace }
  | { readonly name: "NOT_SNAKE_CASE"; readonly status: 400; readonly body: NotificationTopicErrorNotSnakeCase }
  | { readonly name: "BAD_REQUEST"; readonly status: 400; readonly body: HttpErrorBadRequest }
  | { readonly name: "NOT_FOUND"; readonly status: 404; readonly body: HttpErrorNotFound }
  | { readonly name: "METHOD_NOT_ALLOWED"; readonly status: 405; readonly body: HttpErrorMethodNotAllowed }
  | { readonly name: "CONTENT_TOO_LARGE"; readonly status: 413; readonly body: HttpErrorContentTooLarge }
  | { readonly name: "UNSUPPORTED_MEDIA_TYPE"; readonly status: 415; readonly body: HttpErrorUnsupportedMediaType }
  | { readonly name: "GATEWAY_TIMEOUT"; readonly status: 504; readonly body: HttpErrorGatewayTimeout };

const bodiesOfCirro: readonly string[] = [
  'CirroErrorInternal',
  'AuthErrorAccessTokenMissing',
  'AuthErrorAccessTokenExpired',
  'AuthErrorAccessTokenTooLong',
  'AuthErrorAccessTokenUnverified',
  'AuthErrorAccessTokenUndecodable',
  'AuthErrorSpaceNotFound',
  'AuthErrorOwnerNotFound',
  'AuthErrorAccessDenied',
  'ValidationErrorParamMissing',
  'ValidationErrorParamInvalid',
  'ValidationErrorDuplicateEntry',
  'ValidationErrorValidationFailed',
  'ValidationErrorTransitionRefused',
  'GigErrorGigStartedNoUpdate',
  'GigErrorGigStartedNoDelete',
  'GigErrorGigArchived',
  'GigErrorInviteesNotFound',
  'GigErrorTermsNotAccepted',
  'GigResultErrorResultUserNotMember',
  'GigResultErrorGigOfOtherSpace',
  'GigResultErrorNoRewardedResults',
  'TimeActivityErrorActivityUserNotMember',
  'TimeActivityErrorGigNotFound',
  'TimeActivityErrorNoRewardedActivities',
  'PayoutErrorPayoutUserNotMember',
  'PayoutErrorPayoutBilled',
  'UserErrorUserNotInSpace',
  'NotificationTopicErrorNotSnakeCase',
  'HttpErrorBadRequest',
  'HttpErrorNotFound',
  'HttpErrorMethodNotAllowed',
  'HttpErrorContentTooLarge',
  'HttpErrorUnsupportedMediaType',
  'HttpErrorGatewayTimeout',
];

/**
 * Returns whether a JSON body has the type of a {@link Cirro}. The status is not checked: use
 * `decodeCirro` if errors with other statuses can have such a body.
 */
export function isCirro(body: unknown): body is Cirro {
  return is(bodiesOfCirro, body);
}

/**
 * Returns the {@link Cirro} of a response. Returns undefined for any other response, and for a
 * response that two errors can have.
 */
export function decodeCirro(status: number, body: unknown): CirroCase | undefined {
  const name = decode(bodiesOfCirro, status, body);
  return name === undefined ? undefined : ({ name, status, body } as CirroCase);
}
