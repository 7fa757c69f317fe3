import { Fragment } from 'react';
import type { HomePageLayoutProps } from '@backstage/plugin-home-react/alpha';
import { Container, PluginHeader } from '@backstage/ui';
import { RiHome4Line } from '@remixicon/react';
import styles from './HomeLayout.module.css';

/** Widgets beside each other where there is room, in the order of the config. */
export function HomeLayout({ widgets }: HomePageLayoutProps) {
  return (
    <>
      <PluginHeader title="Home" icon={<RiHome4Line />} titleLink="/home" />
      <Container className={styles.page}>
        <div className={styles.widgets}>
          {widgets.map(({ name, node, component }) => (
            <Fragment key={name ?? node.spec.id}>{component}</Fragment>
          ))}
        </div>
      </Container>
    </>
  );
}
