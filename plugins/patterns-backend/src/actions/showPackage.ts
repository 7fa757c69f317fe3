import type { PackageDetails } from '@apo/backstage-plugin-patterns-common';
import { capList, capText } from './caps';

/** Declarations that are shown, at most. */
const MAX_DECLARATIONS = 40;
/** Members of one, at most. */
const MAX_MEMBERS = 60;
/** Longest documentation of one, in characters. */
const MAX_DOCS = 300;

/** What a package exports: constructs first, then what they are given. */
export function showPackage({ api }: Pick<PackageDetails, 'api'>) {
  const sorted = [...api].sort(
    (a, b) => Number(b.construct ?? false) - Number(a.construct ?? false),
  );
  const shown = sorted.map(declaration => ({
    name: declaration.name,
    kind: declaration.kind,
    construct: declaration.construct,
    docs: declaration.docs && capText(declaration.docs, MAX_DOCS),
    members: declaration.members.slice(0, MAX_MEMBERS).map(member => ({
      name: member.name,
      type: capText(member.type, MAX_DOCS),
      optional: member.optional,
      docs: member.docs && capText(member.docs, MAX_DOCS),
      default: member.default && capText(member.default, MAX_DOCS),
    })),
  }));
  const { items, left } = capList(shown, { items: MAX_DECLARATIONS });
  return { exports: items, exportsLeft: left };
}
