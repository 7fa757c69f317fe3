import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { patternCreatePermission } from '@apo/backstage-plugin-patterns-common';
import type { Gate } from '../scanner/gate/Gate';
import type { PatternAccess } from './PatternAccess';

/** Live validation for those who write patterns. */
export class ValidationService {
  constructor(
    private readonly options: {
      access: PatternAccess;
      validator: Pick<Gate, 'validateTemplate'>;
    },
  ) {}

  async validate(
    template: string,
    stage: 'lint' | 'policy',
    credentials: BackstageCredentials,
  ) {
    await this.options.access.demandBasic(patternCreatePermission, credentials);
    const started = performance.now();
    const result = await this.options.validator.validateTemplate(
      template,
      stage,
    );
    return { ...result, durationMs: Math.round(performance.now() - started) };
  }
}
