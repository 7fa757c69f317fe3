import { attributeSyncContract } from '@apo/backstage-plugin-patterns-node/testUtils';
import { createTagsScene, tagsEdits } from '../__testUtils__/tagsScene';

describe('TagsAttributeSync', () => {
  attributeSyncContract({
    createScene: createTagsScene,
    edits: tagsEdits,
    operations: [
      ['servicecatalog', 'DescribeProductAsAdmin'],
      ['servicecatalog', 'ListTagOptions'],
      ['servicecatalog', 'CreateTagOption'],
      ['servicecatalog', 'UpdateTagOption'],
      ['servicecatalog', 'AssociateTagOptionWithResource'],
      ['servicecatalog', 'DisassociateTagOptionFromResource'],
      ['servicecatalog', 'ListResourcesForTagOption'],
      ['servicecatalog', 'DeleteTagOption'],
      ['codeartifact', 'DescribePackageGroup'],
      ['codeartifact', 'CreatePackageGroup'],
      ['codeartifact', 'ListPackageGroups'],
      ['codeartifact', 'ListTagsForResource'],
      ['codeartifact', 'TagResource'],
      ['codeartifact', 'UntagResource'],
    ],
  });
});
