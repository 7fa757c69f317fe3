import {
  abbreviationsIn,
  type PatternType,
  type SearchDocument,
} from '@apo/backstage-plugin-patterns-common';
import type { PatternDocument } from './PatternDocument';
import { wordsOfResourceType } from './wordsOfResourceType';

const typeWords: Record<PatternType, string> = {
  CFN: 'CFN CloudFormation',
  CDK: 'CDK',
};

/** A pattern as search engines are given it. */
export function toPatternDocument(pattern: SearchDocument): PatternDocument {
  const { name, title, type, description, owner, lifecycle } = pattern;
  return {
    title,
    text: [description, pattern.text].filter(Boolean).join(' '),
    location: `/patterns/${name}`,
    name,
    patternType: type,
    description,
    owner,
    lifecycle: lifecycle === 'deprecated' ? 'deprecated' : 'production',
    latestVersion: pattern.latestVersion,
    keywords: keywordsOf(pattern).join(' '),
    authorization: { resourceRef: name },
  };
}

function keywordsOf(pattern: SearchDocument): string[] {
  const { title, type, description, text, attributes } = pattern;
  const words = [
    typeWords[type],
    ...pattern.resourceTypes.flatMap(wordsOfResourceType),
    ...Object.entries(attributes).flatMap(([key, values]) => [key, ...values]),
    ...abbreviationsIn([title, description, text].join('\n')),
  ];
  return [...new Set(words)];
}
