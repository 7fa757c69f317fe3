import { screen } from '@testing-library/react';
import { fakePatternsApi } from '../../__testUtils__/fakePatternsApi';
import { renderPatterns } from '../../__testUtils__/renderPatterns';

// Of their own, as the permission hook remembers answers for the whole file.
const denied = ['patterns.statistics.read'];

describe('for a user who may not read figures', () => {
  it.each(['/patterns/overview', '/patterns/overview/invalid'])(
    '%s says whom it is for and asks the server nothing',
    async at => {
      const api = fakePatternsApi({ getStatistics: jest.fn() });
      api.listVersions.mockClear();
      renderPatterns({ at, api, denied });
      expect(
        await screen.findByRole('heading', {
          name: 'The overview is for administrators',
        }),
      ).toBeVisible();
      expect(api.getStatistics).not.toHaveBeenCalled();
      expect(api.listVersions).not.toHaveBeenCalledWith(
        expect.objectContaining({ state: ['invalid'] }),
        expect.anything(),
      );
      expect(screen.queryByRole('tab', { name: 'Overview' })).toBeNull();
    },
  );
});
