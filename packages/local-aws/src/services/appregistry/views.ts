import type { AppRegistry } from './AppRegistry';
import type {
  ApplicationRecord,
  AttributeGroupRecord,
  ResourceRecord,
} from './records';

function viewResource(resource: ResourceRecord, arn: string) {
  const { id, name, description, createdAt, updatedAt } = resource;
  return {
    id,
    arn,
    name,
    description,
    creationTime: new Date(createdAt),
    lastUpdateTime: new Date(updatedAt),
  };
}

/** What a list, or a deletion, says of an application. */
export function summarizeApplication(
  registry: AppRegistry,
  application: ApplicationRecord,
) {
  return viewResource(application, registry.applications.arn(application));
}

/** An application with its tags, and with the tag that AWS makes for its resources. */
export function viewApplication(
  registry: AppRegistry,
  application: ApplicationRecord,
) {
  const { region, accountId } = registry.options;
  const { id, name, tags } = application;
  return {
    ...summarizeApplication(registry, application),
    tags,
    applicationTag: {
      awsApplication: `arn:aws:resource-groups:${region}:${accountId}:group/${name}/${id}`,
    },
  };
}

/** What a list, or a deletion, says of an attribute group. */
export function summarizeAttributeGroup(
  registry: AppRegistry,
  group: AttributeGroupRecord,
) {
  return viewResource(group, registry.attributeGroups.arn(group));
}

/** An attribute group with its tags. */
export function viewAttributeGroup(
  registry: AppRegistry,
  group: AttributeGroupRecord,
) {
  return { ...summarizeAttributeGroup(registry, group), tags: group.tags };
}
