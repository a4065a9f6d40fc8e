/** Data that lies beside the project and not in it. Without it the tests that need it are passed over, but never on the machine that decides (CI=true). */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const at = (path: string): string => join(import.meta.env.ROOT, '../shared', path);

/** Reads a file of `../shared`. */
export const sharedText = (path: string): string => readFileSync(at(path), 'utf8');

/** Reads a JSON file of `../shared`. */
export const sharedJson = (path: string): unknown => JSON.parse(sharedText(path)) as unknown;

/** The options of a test that needs a file of `../shared`. */
export const needs = (path: string): { readonly skip: string | false } => ({ skip: existsSync(at(path)) || process.env['CI'] === 'true' ? false : `../shared/${path} is not here` });
