// A provider brings a channel's messages in, or takes them out, or both; here they are joined to one channel.
import type { Channel } from '../src/channel/channel.ts';
import { MediaError, SignatureError } from '../src/channel/faults.ts';
import type { Media } from '../src/channel/messages.ts';
import { type RequestHead, WEBHOOK_BYTES } from '../src/channel/webhook.ts';

export interface Provider extends Channel {
  /** Whether a webhook claims to be this provider's; only then is its signature looked at. */
  claims(request: RequestHead): boolean;
  /** Whether what came with a message came by this provider. */
  holds?(media: Media): boolean;
}

/**
 * Receives from the one of `receivers` that signed a request, and sends by `sender`: an office's own SIM card may
 * receive, and a company with a registered name may send. Delivery receipts come from the sender, which therefore
 * receives too.
 */
export function joined(receivers: readonly Provider[], sender: Provider): Channel {
  const all = [...new Set([...receivers, sender])];
  const listing = all.filter(({ listed }) => listed);
  const holder = (media: Media) => all.find(({ holds }) => holds?.(media));
  const claimant = (request: RequestHead) => all.find((provider) => provider.claims(request));
  return {
    capabilities: sender.capabilities,
    largest: (head) => claimant(head)?.largest?.(head) ?? WEBHOOK_BYTES,
    async receive(request) {
      const provider = claimant(request);
      if (!provider) throw new SignatureError('The request is of none of the providers of this channel.');
      return provider.receive(request);
    },
    send: (message) => sender.send(message),
    prepare: () => Promise.all(all.map((provider) => provider.prepare?.())),
    accepted: (request) => claimant(request)?.accepted?.(request) ?? 204,
    async fetchMedia(media) {
      const provider = holder(media);
      if (!provider?.fetchMedia) throw new MediaError('never', 'It lies with none of the providers of this channel.');
      return provider.fetchMedia(media);
    },
    async removeMedia(media) {
      await holder(media)?.removeMedia?.(media);
    },
    ...(sender.sentAlready && { sentAlready: sender.sentAlready }),
    ...(listing.length > 0 && {
      async listed(numbers: readonly string[], since: string) {
        return (await Promise.all(listing.map((provider) => provider.listed?.(numbers, since) ?? []))).flat();
      },
    }),
  };
}
