/** One instruction of a Dockerfile, continuation lines joined. */
export interface Instruction {
  readonly word: string;
  readonly rest: string;
}

export interface Stage {
  /** Image or stage that it begins with. */
  readonly from: string;
  readonly name: string | undefined;
  readonly instructions: readonly Instruction[];
}

/** What the last stage says of a container's process. */
export interface ImageConfig {
  readonly env: Readonly<Record<string, string>>;
  readonly workdir: string;
  readonly user: string;
  readonly command: readonly string[];
}

/** @throws Error for an instruction that the run without an engine does not know: it must not pass over it in silence */
export function parseDockerfile(text: string): Stage[] {
  const lines = text
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const stages: Stage[] = [];
  for (const line of lines) {
    const [, word = '', rest = ''] = /^(\S+)\s+(.*)$/.exec(line.trim()) ?? [];
    if (!KNOWN.includes(word)) throw new Error(`Dockerfile: ${word || line} is not known here`);
    if (word === 'FROM') {
      const [from = '', , name] = rest.split(/\s+/);
      stages.push({ from, name, instructions: [] });
    } else (stages.at(-1)?.instructions as Instruction[]).push({ word, rest });
  }
  return stages;
}

const KNOWN = ['FROM', 'WORKDIR', 'COPY', 'RUN', 'ENV', 'USER', 'CMD', 'EXPOSE', 'STOPSIGNAL', 'HEALTHCHECK'];

/** The sources and the destination of a COPY, and the stage that it copies from. */
export function parseCopy(rest: string): { from: string | undefined; sources: string[]; target: string } {
  const words = rest.split(/\s+/);
  const from = words[0]?.startsWith('--from=') ? words.shift()?.slice('--from='.length) : undefined;
  const target = words.pop() ?? '';
  return { from, sources: words, target };
}

export function imageConfig({ instructions }: Stage): ImageConfig {
  const of = (word: string): string[] => instructions.filter((one) => one.word === word).map(({ rest }) => rest);
  return {
    env: Object.fromEntries(
      of('ENV').flatMap((rest) => rest.split(/\s+/).map((pair) => pair.split('=', 2) as [string, string])),
    ),
    workdir: of('WORKDIR').at(-1) ?? '/',
    user: of('USER').at(-1) ?? 'root',
    command: JSON.parse(of('CMD').at(-1) ?? '[]') as string[],
  };
}
