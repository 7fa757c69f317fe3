import { Box, Text } from '@backstage/ui';
import styles from './SignInPage.module.css';

/** The users of the local AWS, and what each is there to show. */
const demoUsers = [
  { name: 'admin', may: 'reviews and governs patterns' },
  { name: 'publisher', may: 'submits patterns and versions' },
  { name: 'developer', may: 'finds and uses patterns' },
];

/** Says whom one can be on a laptop. Not shown with a real user pool. */
export function DemoUsers() {
  return (
    <Box as="section" aria-label="Demo users">
      <Text as="p" variant="body-small" color="secondary">
        Local demo: choose one of three users on the next page. There is no
        password.
      </Text>
      <ul className={styles.users}>
        {demoUsers.map(({ name, may }) => (
          <li key={name}>
            <Text as="strong" variant="body-small" weight="bold">
              {name}
            </Text>{' '}
            <Text as="span" variant="body-small" color="secondary">
              {may}
            </Text>
          </li>
        ))}
      </ul>
    </Box>
  );
}
