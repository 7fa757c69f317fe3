import type { AppRegistry } from './AppRegistry';
import { invalid, notFound } from './errors';
import type { ResourceRecord } from './records';
import type { ResourceTable } from './ResourceTable';

/** AppRegistry's most tags of one resource. */
const MAX_TAGS = 50;

type Tags = Record<string, string>;

/** The tags of an application or attribute group. */
export interface Tagged {
  tags: Tags;
  /** Throws ValidationException if they are too many. */
  replace(tags: Tags): void;
}

function taggedIn<T extends ResourceRecord>(
  table: ResourceTable<T>,
  arn: string,
): Tagged | undefined {
  const record = table.findByArn(arn);
  if (!record) return undefined;
  return {
    tags: record.tags,
    replace: tags => {
      if (Object.keys(tags).length > MAX_TAGS) {
        throw invalid(`A resource has at most ${MAX_TAGS} tags.`);
      }
      table.put({ ...record, tags });
    },
  };
}

/**
 * Finds the tags of an application or attribute group.
 *
 * @throws AwsError ResourceNotFoundException if nothing has the ARN
 */
export function findTagged(registry: AppRegistry, arn = ''): Tagged {
  const found =
    taggedIn(registry.applications, arn) ??
    taggedIn(registry.attributeGroups, arn);
  if (found) return found;
  throw notFound(`There is no application or attribute group ${arn}.`);
}
