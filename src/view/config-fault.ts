/** What is needed when something is wrong with a configuration, or when a site wrote a journey of its own. */
export { readConfig } from '../core/config-reader.ts';
export { faultScreen, faultStyles } from './screens/fault.ts';
