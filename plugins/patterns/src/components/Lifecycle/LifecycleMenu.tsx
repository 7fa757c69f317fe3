import { useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import {
  RiArrowDownSLine,
  RiArrowGoBackLine,
  RiErrorWarningLine,
  RiForbidLine,
} from '@remixicon/react';
import type { LifecycleState } from '@apo/backstage-plugin-patterns-common';
import { lifecycleChoices } from './lifecycleChoices';
import { LifecycleDialog } from './LifecycleDialog';
import type { LifecycleTarget } from './LifecycleTarget';

const icons: Record<LifecycleState, JSX.Element> = {
  published: <RiArrowGoBackLine aria-hidden />,
  deprecated: <RiErrorWarningLine aria-hidden />,
  revoked: <RiForbidLine aria-hidden />,
};

/** Deprecate, revoke or restore; absent for those who may do none of it. */
export function LifecycleMenu(props: {
  target: LifecycleTarget | undefined;
  onChanged: () => void;
}) {
  const { target, onChanged } = props;
  const [asked, setAsked] = useState<LifecycleState>();
  if (!target?.offers.length) return null;
  return (
    <>
      <MenuTrigger>
        <Button variant="secondary" iconEnd={<RiArrowDownSLine aria-hidden />}>
          Lifecycle
        </Button>
        <Menu>
          {target.offers.map(state => (
            <MenuItem
              key={state}
              textValue={lifecycleChoices[state].verb}
              iconStart={icons[state]}
              color={state === 'revoked' ? 'danger' : undefined}
              onAction={() => setAsked(state)}
            >
              {lifecycleChoices[state].verb}
            </MenuItem>
          ))}
        </Menu>
      </MenuTrigger>
      {asked && (
        <LifecycleDialog
          target={target}
          to={asked}
          onChanged={onChanged}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
