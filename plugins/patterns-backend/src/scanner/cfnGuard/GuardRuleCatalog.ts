import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** What is known of a rule beyond its result. */
export type GuardRule = {
  /** Name in the rule file, which cfn-guard reports. */
  name: string;
  /** Control id such as `CT.S3.PR.1`, where the rule gives one. */
  id: string;
  /** What the control is for, such as `Encrypt data at rest`. */
  objective?: string;
  /** `CRITICAL`, `HIGH`, `MEDIUM` or `LOW` in AWS's words. */
  rating?: string;
  helpUrl?: string;
};

type Metadata = {
  Id: string;
  Severity?: string;
  Objectives?: { Name: string }[];
  DocumentationReferences?: { Url: string }[];
};

/**
 * Reads the rules of folders: every one of them must be in a report of
 * cfn-guard, for it leaves out a rule file that it cannot read.
 *
 * @param metadata - Folder of Control Tower's metadata, by file name.
 * @throws Error for a folder without rules, and for a rule file without any.
 */
export async function readGuardRules(
  folders: readonly string[],
  metadata: string,
): Promise<Map<string, GuardRule>> {
  const known = await readMetadata(metadata);
  const rules = new Map<string, GuardRule>();
  for (const folder of folders) {
    const files = await listFiles(folder, /\.(guard|ruleset)$/);
    if (!files.length) {
      throw new Error(
        `The rule folder ${folder} has no .guard file: correct patterns.scanners.cfnGuard.ruleFolders`,
      );
    }
    for (const file of files) {
      for (const rule of await readRuleFile(file, known)) {
        rules.set(rule.name, rule);
      }
    }
  }
  return rules;
}

async function readRuleFile(file: string, known: Map<string, Metadata>) {
  const text = await readFile(file, 'utf8');
  // A rule with parameters, rule name(x), is a function of other rules.
  const names = [...text.matchAll(/^\s*rule\s+(\w+)\s*(?:when\b|\{)/gm)];
  if (!names.length) {
    throw new Error(`The rule file ${file} has no rule: remove or correct it`);
  }
  const found = known.get(basename(file).replace(/\.\w+$/, ''));
  const id = found?.Id ?? controlIdOf(text);
  return names.map(
    ([, name]): GuardRule => ({
      name,
      id: id ?? name,
      objective: found?.Objectives?.[0]?.Name,
      rating: found?.Severity,
      helpUrl: found?.DocumentationReferences?.[0]?.Url,
    }),
  );
}

/** The one id that a file's messages name, in Control Tower's form `[ID]:`. */
function controlIdOf(text: string): string | undefined {
  const ids = new Set(
    [...text.matchAll(/^\s*\[([\w.-]+)\]:/gm)]
      .map(([, id]) => id)
      .filter(id => id !== 'FIX'),
  );
  return ids.size === 1 ? [...ids][0] : undefined;
}

async function readMetadata(folder: string): Promise<Map<string, Metadata>> {
  const files = await listFiles(folder, /\.metadata\.json$/);
  const entries = await Promise.all(
    files.map(
      async (file): Promise<[string, Metadata]> => [
        basename(file, '.metadata.json'),
        JSON.parse(await readFile(file, 'utf8')),
      ],
    ),
  );
  return new Map(entries);
}

async function listFiles(folder: string, pattern: RegExp): Promise<string[]> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter(entry => entry.isFile() && pattern.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
}
