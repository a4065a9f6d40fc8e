/** The name under which a page asks the browser to wake the worker. */
export const flushTag = 'what-matters-outbox';
