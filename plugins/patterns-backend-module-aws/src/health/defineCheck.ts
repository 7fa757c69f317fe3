import type { AwsCheck } from '@apo/backstage-plugin-patterns-node';
import { Inspection } from './Inspection';

/** A check from how it looks. */
export function defineCheck(options: {
  id: string;
  service: string;
  resource: string;
  look: (see: Inspection) => Promise<void>;
}): AwsCheck {
  const { look, ...about } = options;
  return {
    ...about,
    async run(signal) {
      const see = new Inspection(signal);
      await look(see);
      return see.outcome();
    },
  };
}
