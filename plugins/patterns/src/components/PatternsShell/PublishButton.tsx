import { Button, ButtonLink, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiAddLine, RiBox3Line, RiStackLine } from '@remixicon/react';
import { patternTypes } from '@apo/backstage-plugin-patterns-common';
import { usePatternsAccess } from '../../hooks/usePatternsAccess';
import { usePatternsLinks } from '../../hooks/usePatternsLinks';

const labels = {
  CFN: 'CloudFormation template',
  CDK: 'CDK construct library',
};

const icons = {
  CFN: <RiStackLine aria-hidden />,
  CDK: <RiBox3Line aria-hidden />,
};

/**
 * Leads to the wizard, of the type that one chooses where there is more than
 * one; absent for those who may not publish.
 */
export function PublishButton() {
  const { mayCreate } = usePatternsAccess();
  const links = usePatternsLinks();
  const wizards = patternTypes.flatMap(type => {
    const href = links.wizard(type);
    return href ? { type, href } : [];
  });
  if (!mayCreate || wizards.length === 0) return null;
  if (wizards.length === 1) {
    return (
      <ButtonLink
        href={wizards[0].href}
        variant="primary"
        iconStart={<RiAddLine />}
      >
        Publish a pattern
      </ButtonLink>
    );
  }
  return (
    <MenuTrigger>
      <Button variant="primary" iconStart={<RiAddLine />}>
        Publish a pattern
      </Button>
      <Menu>
        {wizards.map(({ type, href }) => (
          <MenuItem
            key={type}
            href={href}
            textValue={labels[type]}
            iconStart={icons[type]}
          >
            {labels[type]}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
}
