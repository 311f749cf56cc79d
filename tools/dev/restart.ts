/** What a change asks for: some services by name, all of them, the whole installation, or nothing. */
export type Restart = ReadonlySet<string> | 'services' | 'everything' | 'nothing';

const NO_CODE = /\.(spec|fixture)\.ts$|\.(md|snap)$|(^|\/)(testing|bench|fixtures)\/|^apps\/e2e\/|^deploy\/(?!sql\/)/;
const EVERYTHING = /^apps\/[^/]+\/migrations\/|^deploy\/sql\/|^tools\/(start\/|bootstrap\.mjs$|demo\/installation)/;

/** Judges changed files, named from the root of the repository. */
export function toRestart(files: readonly string[]): Restart {
  const code = files.filter((file) => !NO_CODE.test(file));
  if (code.some((file) => EVERYTHING.test(file))) return 'everything';
  if (code.some((file) => file.startsWith('libs/'))) return 'services';
  const services = new Set(
    code.flatMap((file) => {
      const [, service] = /^apps\/([^/]+)\//.exec(file) ?? [];
      return service === undefined ? [] : [service];
    }),
  );
  return services.size > 0 ? services : 'nothing';
}
