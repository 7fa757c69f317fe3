import { attributeSyncContract } from '@apo/backstage-plugin-patterns-node/testUtils';
import {
  appRegistryEdits,
  createAppRegistryScene,
} from '../__testUtils__/appRegistryScene';

describe('AppRegistryAttributeSync', () => {
  attributeSyncContract({
    createScene: createAppRegistryScene,
    edits: appRegistryEdits,
    operations: [
      ['servicecatalog-appregistry', 'GetAttributeGroup'],
      ['servicecatalog-appregistry', 'CreateAttributeGroup'],
      ['servicecatalog-appregistry', 'UpdateAttributeGroup'],
      ['servicecatalog-appregistry', 'TagResource'],
      ['servicecatalog-appregistry', 'DeleteAttributeGroup'],
      ['servicecatalog-appregistry', 'ListAttributeGroups'],
    ],
  });
});
