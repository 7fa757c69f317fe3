import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { registerActions } from './registerActions';

const registry = () => {
  const actions = actionsRegistryServiceMock({
    logger: mockServices.logger.mock(),
  });
  registerActions(actions, {} as never);
  return actions;
};

describe('what agents can do', () => {
  it('is to read, to validate and to submit; nothing that a person decides', async () => {
    const { actions } = await registry().list();
    const attributes = Object.fromEntries(
      actions.map(action => [action.name, action.attributes]),
    );
    const reads = { readOnly: true, destructive: false, idempotent: true };
    expect(attributes).toEqual({
      'search-patterns': reads,
      'get-pattern': reads,
      'list-attributes': reads,
      'validate-template': reads,
      'submit-version': { ...reads, readOnly: false },
    });
  });

  it('is said to a model: each field has words, and each action an example', async () => {
    const { actions } = await registry().list();
    for (const { name, schema, examples, description } of actions) {
      expect([name, examples?.length]).toEqual([name, expect.any(Number)]);
      expect(description.length).toBeGreaterThan(100);
      for (const field of Object.entries(schema.input.properties ?? {})) {
        expect(field).toEqual([
          expect.any(String),
          expect.objectContaining({ description: expect.any(String) }),
        ]);
      }
    }
  });

  it('is as the examples say', async () => {
    const actions = registry();
    const { actions: listed } = await actions.list();
    for (const { id, examples = [] } of listed) {
      for (const { input } of examples) {
        // There is no service behind it: it gets as far as the input is right.
        await expect(
          actions.invoke({ id, input, credentials: mockCredentials.user() }),
        ).rejects.toThrow(TypeError);
      }
    }
  });
});
