/**
 * The header of an answer that is a copy: when it was fetched, ISO 8601 in UTC. The worker of the standalone page puts it
 * on the last list of activities that it has, where the list itself cannot be reached.
 */
export const keptOnHeader = 'what-matters-kept-on';
