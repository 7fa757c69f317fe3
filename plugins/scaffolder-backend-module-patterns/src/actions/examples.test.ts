import { parse } from 'yaml';
import { mockServices } from '@backstage/backend-test-utils';
import { createApplicationRecordAction } from './applicationRecord';
import { createApplicationSaveAction } from './applicationSave';
import { createPackageGetAction } from './packageGet';
import { createPublishCodeArtifactAction } from './publishCodeArtifact';
import { createPublishServiceCatalogAction } from './publishServiceCatalog';
import { createReleaseFinishAction } from './releaseFinish';
import { createReleaseStartAction } from './releaseStart';
import { createSubmitAction } from './submit';

const services = {
  auth: mockServices.auth(),
  discovery: mockServices.discovery(),
};

type Schema = { properties: object; required?: string[] };

describe.each([
  createSubmitAction(services),
  createReleaseStartAction(services),
  createPublishServiceCatalogAction({ ...services, publishers: [] }),
  createPublishCodeArtifactAction({ ...services, publishers: [] }),
  createReleaseFinishAction(services),
  createPackageGetAction(services),
  createApplicationSaveAction({}),
  createApplicationRecordAction(services),
])('the examples of $id', ({ id, examples = [], schema }) => {
  const { properties, required = [] } = schema!.input as unknown as Schema;

  it.each(examples)('fit the action: $description', ({ example }) => {
    const [step] = parse(example).steps;
    expect(step.action).toBe(id);
    const given = Object.keys(step.input);
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(given));
    expect(given).toEqual(expect.arrayContaining(required));
  });
});
