import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { publishTemplateRouteRef, rootRouteRef } from '../../routes';
import {
  defaultPatternsOptions,
  PatternsOptionsProvider,
  type PatternsOptions,
} from '../PatternsOptions';
import { PublishButton } from './PublishButton';

function show(options: Partial<PatternsOptions> = {}) {
  return renderInTestApp(
    <TestApiProvider apis={[[permissionApiRef, mockApis.permission()]]}>
      <PatternsOptionsProvider
        value={{ ...defaultPatternsOptions, ...options }}
      >
        <PublishButton />
      </PatternsOptionsProvider>
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/': rootRouteRef,
        '/create/:namespace/:templateName': publishTemplateRouteRef,
      },
    },
  );
}

describe('the button to publish', () => {
  it('asks for the type where there is a wizard of each', async () => {
    await show();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Publish a pattern' }),
    );
    expect(
      await screen.findByRole('menuitem', { name: 'CloudFormation template' }),
    ).toHaveAttribute('href', '/create/default/publish-cfn-pattern');
    expect(
      screen.getByRole('menuitem', { name: 'CDK construct library' }),
    ).toHaveAttribute('href', '/create/default/publish-cdk-pattern');
  });

  it.each([
    [{ publishCdkTemplate: '' }, '/create/default/publish-cfn-pattern'],
    [{ publishTemplate: '' }, '/create/default/publish-cdk-pattern'],
  ])('leads straight to the only one: %j', async (options, href) => {
    await show(options);
    expect(
      await screen.findByRole('link', { name: 'Publish a pattern' }),
    ).toHaveAttribute('href', href);
  });

  it('is absent where there is none', async () => {
    await show({ publishTemplate: '', publishCdkTemplate: '' });
    expect(screen.queryByText('Publish a pattern')).toBeNull();
  });
});
