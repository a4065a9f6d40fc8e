// Where PostgreSQL's programs are. Debian does not put them on the path.
import { existsSync, readdirSync } from 'node:fs';

const versions = '/usr/lib/postgresql';

/** The folder with initdb and postgres: of the newest version, if there are several. It need not exist. */
export function postgresPrograms() {
  if (process.env.POSTGRES) return process.env.POSTGRES;
  const found = existsSync(versions) ? readdirSync(versions).filter(version => existsSync(`${versions}/${version}/bin/initdb`)) : [];
  return `${versions}/${found.sort((one, other) => Number(one) - Number(other)).at(-1) ?? 'none'}/bin`;
}
