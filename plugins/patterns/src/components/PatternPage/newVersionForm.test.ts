import type { Pattern } from '@apo/backstage-plugin-patterns-common';
import { newVersionForm } from './newVersionForm';

const pattern = {
  name: 'queue',
  title: 'Queue',
  description: 'd',
  owner: 'group:default/platform',
  versions: [{ version: '1.9.0' }, { version: '1.10.0' }],
} as Pattern;

describe('newVersionForm', () => {
  it('proposes the next minor version and takes the files of the newest', () => {
    expect(newVersionForm(pattern)).toEqual({
      name: 'queue',
      title: 'Queue',
      description: 'd',
      owner: 'group:default/platform',
      version: '1.11.0',
      newVersion: true,
      content: {
        source: 'version',
        from: { patternName: 'queue', version: '1.10.0' },
      },
    });
  });

  it('starts at 1.0.0 where there is no version', () => {
    const form = newVersionForm({ ...pattern, versions: [] });
    expect(form.version).toBe('1.0.0');
    expect(form).not.toHaveProperty('content');
  });
});
