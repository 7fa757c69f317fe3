import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import { dropOtherStyles } from './__testUtils__/dropOtherStyles';

// The first render of a lazy page takes seconds on a small machine. A test may
// take longer than one wait, or its failure would not say what was missing.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(30_000);

dropOtherStyles();
