import { requestTags, resourceTags } from '../../core/authorization/Permission';
import {
  anyResource,
  permissionTable,
} from '../../core/authorization/permissionTable';
import type { AppRegistry } from './AppRegistry';

type Tags = Record<string, string>;

interface Input {
  application?: string;
  attributeGroup?: string;
  resourceArn?: string;
  tags?: Tags;
}

const plain = (tags: Tags = {}) =>
  Object.entries(tags).map(([key, value]) => ({ key, value }));

const group = ({ attributeGroup }: Input, { attributeGroups }: AppRegistry) => {
  const found = attributeGroups.find(attributeGroup);
  const context = resourceTags(plain(found.tags));
  return [{ resource: attributeGroups.arn(found), context }];
};

const application = (input: Input, { applications }: AppRegistry) => {
  const found = applications.find(input.application);
  const context = resourceTags(plain(found.tags));
  return [{ resource: applications.arn(found), context }];
};

const both = (input: Input, registry: AppRegistry) => [
  ...application(input, registry),
  ...group(input, registry),
];

const newOne =
  (kind: string) =>
  ({ tags }: Input, { options }: AppRegistry) => {
    const { region, accountId } = options;
    const resource = `arn:aws:servicecatalog:${region}:${accountId}:/${kind}/*`;
    return [{ resource, context: requestTags(plain(tags)) }];
  };

const byArn = ({ resourceArn = '', tags }: Input) => [
  { resource: resourceArn, context: requestTags(plain(tags)) },
];

/** The actions and resources of AppRegistry. Source: Service Authorization Reference, AWS Service Catalog. */
export const registryPermissions = permissionTable<AppRegistry>(
  'servicecatalog',
  {
    AssociateAttributeGroup: both,
    CreateApplication: newOne('applications'),
    CreateAttributeGroup: newOne('attribute-groups'),
    DeleteApplication: application,
    DeleteAttributeGroup: group,
    DisassociateAttributeGroup: both,
    GetApplication: application,
    GetAttributeGroup: group,
    ListApplications: anyResource,
    ListAssociatedAttributeGroups: application,
    ListAttributeGroups: anyResource,
    ListAttributeGroupsForApplication: application,
    ListTagsForResource: byArn,
    TagResource: byArn,
    UntagResource: byArn,
    UpdateApplication: application,
    UpdateAttributeGroup: group,
  },
);
