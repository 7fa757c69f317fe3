import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** Loads the `PatternName` field with the first wizard that is opened. */
export const patternNameFormField = FormFieldBlueprint.make({
  name: 'pattern-name',
  params: {
    field: () => import('./PatternName/PatternName').then(m => m.PatternName),
  },
});

/** Loads the `PatternOwner` field with the first wizard that is opened. */
export const patternOwnerFormField = FormFieldBlueprint.make({
  name: 'pattern-owner',
  params: {
    field: () =>
      import('./PatternOwner/PatternOwner').then(m => m.PatternOwner),
  },
});

/** Loads the `PatternVersion` field with the first wizard that is opened. */
export const patternVersionFormField = FormFieldBlueprint.make({
  name: 'pattern-version',
  params: {
    field: () =>
      import('./PatternVersion/PatternVersion').then(m => m.PatternVersion),
  },
});

/** Loads the `PatternAttributes` field with the first wizard that is opened. */
export const patternAttributesFormField = FormFieldBlueprint.make({
  name: 'pattern-attributes',
  params: {
    field: () =>
      import('./PatternAttributes/PatternAttributes').then(
        m => m.PatternAttributes,
      ),
  },
});

/** Loads the `PatternContent` field with the first wizard that is opened. */
export const patternContentFormField = FormFieldBlueprint.make({
  name: 'pattern-content',
  params: {
    field: () =>
      import('./PatternContent/PatternContent').then(m => m.PatternContent),
  },
});

/** The wizard's fields, for the patterns plugin of the new frontend system. */
export const wizardExtensions = [
  patternNameFormField,
  patternOwnerFormField,
  patternVersionFormField,
  patternAttributesFormField,
  patternContentFormField,
];
