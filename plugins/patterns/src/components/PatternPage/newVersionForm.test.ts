import {
  pattern as bucket,
  summary,
  version as published,
} from '../../__testUtils__/fixtures';
import { newVersionForm, resubmitForm } from './newVersionForm';

const pattern = {
  ...bucket,
  name: 'queue',
  title: 'Queue',
  description: 'd',
  versions: ['1.9.0', '1.10.0'].map(version => ({ ...summary, version })),
};

describe('newVersionForm', () => {
  it('proposes the next minor version and takes the files of the newest', () => {
    expect(newVersionForm(pattern)).toEqual({
      name: 'queue',
      title: 'Queue',
      description: 'd',
      owner: 'group:default/platform',
      attributes: { DataClass: ['PII'] },
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

describe('resubmitForm', () => {
  it('keeps what the refused version said of the pattern, attributes too', () => {
    const attributes = { DataClass: ['Public'] };
    const about = { ...published.about, attributes };
    expect(resubmitForm({ ...published, about }).attributes).toEqual(
      attributes,
    );
    expect(resubmitForm(published)).not.toHaveProperty('attributes');
  });
});
