import { Text } from '@backstage/ui';
import type { ApiDeclaration } from '@apo/backstage-plugin-patterns-common';
import type { BundleRef } from '../../hooks/useBundleFile';
import { BundleMarkdown } from '../shared/BundleMarkdown';
import { ToneLabel } from '../shared/ToneLabel';
import { docText } from './docText';
import { MemberDocs } from './MemberDocs';
import { MembersTable } from './MembersTable';
import styles from './PackageView.module.css';

// A comment brings no pictures.
const noFiles: [] = [];

/** One thing that a package exports: what it is, what it says, its parts. */
export function Declaration(props: {
  bundle: BundleRef;
  declaration: ApiDeclaration;
}) {
  const { bundle, declaration } = props;
  const { name, kind, construct, signature, docs, deprecated } = declaration;
  return (
    <article className={styles.declaration} aria-label={name}>
      <header className={styles.declarationHead}>
        <Text as="h4" variant="body-large" weight="bold">
          {name}
        </Text>
        <Text variant="body-small" color="secondary">
          {construct ? 'construct' : kind}
        </Text>
        {deprecated !== undefined && (
          <ToneLabel tone="warning" label="Deprecated" />
        )}
      </header>
      {deprecated && (
        <p className={styles.text}>
          <MemberDocs text={deprecated} />
        </p>
      )}
      {signature && <code className={styles.signature}>{signature}</code>}
      {docs && (
        <BundleMarkdown
          bundle={bundle}
          path="README.md"
          files={noFiles}
          text={docText(docs)}
        />
      )}
      <MembersTable declaration={declaration} />
    </article>
  );
}
