import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { VersionState } from '@apo/backstage-plugin-patterns-common';
import { renderField } from '../__testUtils__/renderField';
import { PatternVersionField } from './PatternVersionField';
import { refuseVersion } from './judgeVersion';

function createApi(
  versions: Record<string, VersionState>,
  submit: { allowed: boolean; reason?: string } = { allowed: true },
) {
  return {
    checkName: async (name: string) => ({ name, exists: name === 'bucket' }),
    getPattern: async () => ({
      versions: Object.entries(versions).map(([version, state]) => ({
        version,
        state,
      })),
      can: { submit },
    }),
  } as never;
}

const published = createApi({ '1.2.0': 'published', '1.10.0': 'deprecated' });

async function render(name?: string, api = published) {
  const rendered = renderField(PatternVersionField, {
    api,
    form: { name, newVersion: true },
  });
  const user = userEvent.setup();
  const field = await screen.findByRole('textbox', { name: /^Version/ });
  return { ...rendered, user, field };
}

describe('PatternVersionField', () => {
  it('offers the next patch, minor and major version, and takes the chosen one', async () => {
    const { user, value, field } = await render('bucket');
    await user.click(
      await screen.findByRole('button', { name: 'Minor 1.11.0' }),
    );
    expect(value()).toBe('1.11.0');
    expect(field).toHaveValue('1.11.0');
    expect(screen.getByRole('button', { name: 'Patch 1.10.1' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Major 2.0.0' })).toBeVisible();
    expect(await screen.findByText('Follows 1.10.0')).toBeVisible();
  });

  it('offers a first version for a new pattern', async () => {
    await render('queue');
    expect(
      await screen.findByRole('button', { name: 'First 1.0.0' }),
    ).toBeVisible();
  });

  it('says as one types that a version is malformed', async () => {
    const { user, field } = await render();
    await user.type(field, 'v1.0');
    expect(
      await screen.findByText(/Version is a semantic version.*such as 1\.0\.0/),
    ).toBeVisible();
    expect(field).toBeInvalid();
  });

  it('says as one types that a version is not newer', async () => {
    const { user, field } = await render('bucket');
    await user.type(field, '1.9.9');
    expect(
      await screen.findByText(
        'Version is not newer than 1.10.0: use 1.10.1 or later',
      ),
    ).toBeVisible();
    expect(field).toBeInvalid();
  });
});

describe('refuseVersion', () => {
  const form = { name: 'bucket' };
  it.each<[string, string | undefined]>([
    ['1.2.0', 'Version 1.2.0 exists: use 1.10.1 or later'],
    ['1.0.0', 'Version is not newer than 1.10.0: use 1.10.1 or later'],
    ['1.11.0-rc.1', undefined],
    ['2.0.0', undefined],
  ])('judges %s beside 1.2.0 and 1.10.0', async (version, message) => {
    expect(await refuseVersion(version, form, published)).toBe(message);
  });

  it.each<VersionState>(['invalid', 'rejected'])(
    'lets a version that is %s be submitted again',
    async state => {
      const api = createApi({ '1.0.0': 'published', '1.1.0': state });
      expect(await refuseVersion('1.1.0', form, api)).toBeUndefined();
    },
  );

  it('gives the reason of the server when one may not submit', async () => {
    const api = createApi(
      {},
      { allowed: false, reason: 'Only owners add versions' },
    );
    expect(await refuseVersion('1.0.0', form, api)).toBe(
      'Only owners add versions',
    );
  });

  it('takes any version of a new pattern', async () => {
    expect(
      await refuseVersion('0.0.1', { name: 'queue' }, published),
    ).toBeUndefined();
  });
});
