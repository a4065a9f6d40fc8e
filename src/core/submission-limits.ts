/** How large a submission may be. Apart from its schema, which the page does without. */

/** Most bytes (UTF-8) that the `body` of a submission may take, before it is sealed. */
export const maxBodyBytes = 32 * 1024;

/** Most bytes (UTF-8) of a whole submission as sent. */
export const maxSubmissionBytes = 48 * 1024;
