/** The implemented operations of AppRegistry: one file each, exported under AWS's name. */
export { AssociateAttributeGroup } from './AssociateAttributeGroup';
export { CreateApplication } from './CreateApplication';
export { CreateAttributeGroup } from './CreateAttributeGroup';
export { DeleteApplication } from './DeleteApplication';
export { DeleteAttributeGroup } from './DeleteAttributeGroup';
export { DisassociateAttributeGroup } from './DisassociateAttributeGroup';
export { GetApplication } from './GetApplication';
export { GetAttributeGroup } from './GetAttributeGroup';
export { ListApplications } from './ListApplications';
export { ListAssociatedAttributeGroups } from './ListAssociatedAttributeGroups';
export { ListAttributeGroups } from './ListAttributeGroups';
export { ListAttributeGroupsForApplication } from './ListAttributeGroupsForApplication';
export { ListTagsForResource } from './ListTagsForResource';
export { TagResource } from './TagResource';
export { UntagResource } from './UntagResource';
export { UpdateApplication } from './UpdateApplication';
export { UpdateAttributeGroup } from './UpdateAttributeGroup';
