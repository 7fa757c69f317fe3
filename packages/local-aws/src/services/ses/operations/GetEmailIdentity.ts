import type {
  GetEmailIdentityRequest,
  GetEmailIdentityResponse,
} from '@aws-sdk/client-sesv2';
import { defineSesOperation } from '../defineSesOperation';
import { notFound } from '../errors';

/** One address or domain that mail is sent from. */
export const GetEmailIdentity = defineSesOperation<
  GetEmailIdentityRequest,
  GetEmailIdentityResponse
>({
  understands: ['EmailIdentity'],
  run({ EmailIdentity: name = '' }, ses) {
    const identity = ses.findIdentity(name);
    if (!identity) throw notFound(`Email identity ${name} does not exist.`);
    return {
      IdentityType: identity.type,
      FeedbackForwardingStatus: true,
      VerifiedForSendingStatus: true,
      VerificationStatus: 'SUCCESS',
    };
  },
});
