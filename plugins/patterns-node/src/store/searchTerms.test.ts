import { MAX_TERMS, toSearchWords, toTerms } from './searchTerms';

describe('toTerms', () => {
  it('takes words apart, in lower case, without accents or repeats', () => {
    expect(toTerms('AWS::S3::Bucket', 'Das Café, a bucket\n2x')).toEqual([
      'aws',
      's3',
      'bucket',
      'das',
      'cafe',
      '2x',
    ]);
  });

  it('keeps the first words of a long text', () => {
    const words = Array.from({ length: 2 * MAX_TERMS }, (_, i) => `word${i}`);
    expect(toTerms(words.join(' '))).toEqual(words.slice(0, MAX_TERMS));
  });

  it('cuts long words on both sides of the search alike', () => {
    const word = 'x'.repeat(200);
    expect(toTerms(word)).toEqual(toSearchWords(word));
    expect(toTerms(word)[0].length).toBeLessThan(100);
  });
});

describe('toSearchWords', () => {
  it('leaves out what another word implies', () => {
    expect(toSearchWords('buck bucket b key Key')).toEqual(['bucket', 'key']);
  });
});
