import type { ReactNode } from 'react';

type Picture = { alt_text: string } & ({ image_url: string } | { slack_file: unknown });

/** Only a picture that came along in the message is shown; one on another host would tell that host who reads it. */
export function ImageView({ image }: { image: Picture }): ReactNode {
  const url = 'image_url' in image ? image.image_url : '';
  if (/^data:image\/(?:png|jpeg|gif|webp);/u.test(url))
    return <img className="picture" src={url} alt={image.alt_text} />;
  return (
    <span className="picture-text" dir="auto">
      {image.alt_text}
    </span>
  );
}
