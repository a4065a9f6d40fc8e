/** The name of our database on a device. A page may look whether it is there before it loads what reads it. */
export const databaseName = 'what-matters';
