/** What a new stack begins with: small, sound, and with the three things that every stack needs to say. */
export const sampleCompose = `services:
  web:
    image: nginx:1.29
    ports:
      - "8080:80"
    volumes:
      - web_data:/usr/share/nginx/html
    restart: unless-stopped

volumes:
  web_data:
`;
