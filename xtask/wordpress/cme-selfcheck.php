<?php
/**
 * Plugin Name:       CME self-check
 * Description:       A competency self-assessment for people who run continuing medical education: a block, and the shortcode [cme_selfcheck]. It runs in the visitor's browser. Nothing is stored in WordPress, and nothing is sent anywhere. {rights}
 * Version:           {version}
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT OR Apache-2.0
 * Update URI:        false
 * Text Domain:       cme-selfcheck
 *
 * Translations belong in wp-content/languages/plugins, where an update leaves them alone.
 *
 * @package cme-selfcheck
 */

defined( 'ABSPATH' ) || exit;

const CME_SELFCHECK_VERSION = '{version}';

/**
 * The options of the shortcode and of the block: the element's attributes, by name.
 *
 * A text may have `choices`, of which `usual` holds without one. `same-site` and `page` are addresses.
 */
function cme_selfcheck_options() {
	return array(
		'job-role'      => array(
			'type'  => 'text',
			'label' => __( 'Role', 'cme-selfcheck' ),
			'help'  => __( 'Answers the question for the role. Otherwise visitors are asked.', 'cme-selfcheck' ),
		),
		'scope'         => array(
			'type'    => 'text',
			'label'   => __( 'Length', 'cme-selfcheck' ),
			'help'    => __( 'Otherwise visitors are asked.', 'cme-selfcheck' ),
			'choices' => array(
				'quick' => __( 'Quick check', 'cme-selfcheck' ),
				'full'  => __( 'Full self-check', 'cme-selfcheck' ),
			),
		),
		'areas'         => array(
			'type'  => 'text',
			'label' => __( 'Areas', 'cme-selfcheck' ),
			'help'  => __( 'Restricts a full self-check to these areas.', 'cme-selfcheck' ),
		),
		'importance'    => array(
			'type'  => 'flag',
			'label' => __( 'Also rate importance', 'cme-selfcheck' ),
		),
		'theme'         => array(
			'type'    => 'text',
			'usual'   => 'light',
			'label'   => __( 'Colors', 'cme-selfcheck' ),
			'choices' => array(
				'light' => __( 'Light', 'cme-selfcheck' ),
				'dark'  => __( 'Dark', 'cme-selfcheck' ),
				'auto'  => __( "As on the visitor's device", 'cme-selfcheck' ),
			),
		),
		'heading-level' => array(
			'type'    => 'text',
			'usual'   => '2',
			'label'   => __( 'Level of the heading', 'cme-selfcheck' ),
			'help'    => __( 'H2 is the level below the title of the page.', 'cme-selfcheck' ),
			'choices' => array(
				'1' => 'H1',
				'2' => 'H2',
				'3' => 'H3',
				'4' => 'H4',
				'5' => 'H5',
			),
		),
		'framework'     => array(
			'type'  => 'same-site',
			'label' => __( 'Your own questions', 'cme-selfcheck' ),
			'help'  => __( 'Address of a framework file on this website, such as /wp-content/uploads/questions.json. Without one, the built-in questions are asked.', 'cme-selfcheck' ),
		),
		'result-url'    => array(
			'type'  => 'page',
			'label' => __( 'Page for result links', 'cme-selfcheck' ),
			'help'  => __( "Address of a page with this self-check, such as this page's. Links and QR codes open there. Without one there are none.", 'cme-selfcheck' ),
		),
		'mode'          => array(
			'type'    => 'text',
			'usual'   => 'self',
			'label'   => __( 'Used by', 'cme-selfcheck' ),
			'choices' => array(
				'self'  => __( 'Each on their own device', 'cme-selfcheck' ),
				'kiosk' => __( 'Strangers in turn (kiosk)', 'cme-selfcheck' ),
				'team'  => __( 'A director, for a team', 'cme-selfcheck' ),
			),
		),
		'history'       => array(
			'type'  => 'flag',
			'label' => __( 'Back and Forward of the browser move between its screens', 'cme-selfcheck' ),
		),
		'idle-seconds'  => array(
			'type'  => 'number',
			'from'  => 20,
			'to'    => 3600,
			'label' => __( 'Quiet seconds before the warning', 'cme-selfcheck' ),
			'help'  => __( 'In a kiosk only. 75 unless you set it.', 'cme-selfcheck' ),
		),
		'storage'       => array(
			'type'    => 'text',
			'usual'   => 'local',
			'label'   => __( 'Answers are kept', 'cme-selfcheck' ),
			'choices' => array(
				'local'  => __( "In the visitor's browser", 'cme-selfcheck' ),
				'memory' => __( 'Until the page is closed', 'cme-selfcheck' ),
			),
		),
		'storage-key'   => array(
			'type'  => 'text',
			'label' => __( 'Key of the record', 'cme-selfcheck' ),
			'help'  => __( 'Two self-checks with the same questions share their answers, unless each has a key of its own.', 'cme-selfcheck' ),
		),
	);
}

/**
 * An address on this website, whole, from an address or a path; null for any other. It begins with the site's own origin
 * whatever was given, so that no browser can read another into it.
 *
 * @param string $given What an editor wrote.
 */
function cme_selfcheck_same_site( $given ) {
	$home  = wp_parse_url( home_url( '/' ) );
	$parts = wp_parse_url( $given );
	if ( ! is_array( $parts ) || empty( $parts['path'] ) || '/' === $parts['path'] || cme_selfcheck_is_ambiguous( $given ) ) {
		return null;
	}
	$host         = function ( $url ) {
		$port = isset( $url['port'] ) && ! in_array( $url['port'], array( 80, 443 ), true ) ? ':' . $url['port'] : '';
		return strtolower( $url['host'] ) . $port;
	};
	$is_elsewhere = isset( $parts['host'] ) ? $host( $parts ) !== $host( $home ) : isset( $parts['scheme'] );
	$is_web       = ! isset( $parts['scheme'] ) || preg_match( '/^https?$/i', $parts['scheme'] );
	if ( $is_elsewhere || ! $is_web || isset( $parts['user'] ) ) {
		return null;
	}
	$path  = '/' === $parts['path'][0] ? $parts['path'] : $home['path'] . $parts['path'];
	$query = isset( $parts['query'] ) ? '?' . $parts['query'] : '';
	return $home['scheme'] . '://' . $host( $home ) . $path . $query;
}

/**
 * Whether browsers may read an address otherwise than PHP does.
 *
 * @param string $given What an editor wrote.
 */
function cme_selfcheck_is_ambiguous( $given ) {
	return 1 === preg_match( '/[\x00-\x20\x7f\\\\]/', $given );
}

/**
 * The address of a page on the web; null for any other.
 *
 * @param string $given What an editor wrote.
 */
function cme_selfcheck_page( $given ) {
	$parts = wp_parse_url( $given );
	$whole = is_array( $parts ) && ! empty( $parts['host'] ) && isset( $parts['scheme'] );
	if ( ! $whole || isset( $parts['user'] ) || isset( $parts['fragment'] ) || cme_selfcheck_is_ambiguous( $given ) ) {
		return null;
	}
	$address = esc_url_raw( $given, array( 'http', 'https' ) );
	return '' === $address ? null : $address;
}

/**
 * What an option becomes in markup; null where it is not understood.
 *
 * @param array $option From cme_selfcheck_options().
 * @param mixed $given  What an editor wrote or chose.
 */
function cme_selfcheck_value( $option, $given ) {
	$given = is_scalar( $given ) ? trim( (string) $given ) : '';
	if ( isset( $option['choices'] ) ) {
		$given = strtolower( $given );
		return isset( $option['choices'][ $given ] ) ? $given : null;
	}
	switch ( $option['type'] ) {
		case 'same-site':
			return cme_selfcheck_same_site( $given );
		case 'page':
			return cme_selfcheck_page( $given );
		case 'number':
			$is_in = ctype_digit( $given ) && $given >= $option['from'] && $given <= $option['to'];
			return $is_in ? (string) (int) $given : null;
		default:
			return '' === $given ? null : $given;
	}
}

/**
 * The link that stands where scripts do not run: in feeds and in AMP.
 */
function cme_selfcheck_link() {
	$address = get_permalink();
	return sprintf(
		'<a href="%s">%s</a>',
		esc_url( $address ? $address : home_url( '/' ) ),
		esc_html__( 'Open the self-check', 'cme-selfcheck' )
	);
}

/**
 * The markup of a self-check.
 *
 * @param array  $given   Options by name.
 * @param string $wrapper Attributes of the element around it, escaped.
 */
function cme_selfcheck_markup( $given, $wrapper ) {
	if ( is_feed() || ( function_exists( 'amp_is_request' ) && amp_is_request() ) ) {
		return cme_selfcheck_link();
	}
	$options    = cme_selfcheck_options();
	$attributes = array( 'theme' => 'light' );
	$wrong      = array();
	foreach ( $given as $name => $one ) {
		if ( ! isset( $options[ $name ] ) ) {
			$wrong[] = $name;
		} elseif ( 'flag' === $options[ $name ]['type'] ) {
			if ( ! in_array( strtolower( (string) $one ), array( 'false', 'no', 'off', '0' ), true ) && false !== $one ) {
				$attributes[ $name ] = '';
			}
		} else {
			$value = cme_selfcheck_value( $options[ $name ], $one );
			if ( null !== $value ) {
				$attributes[ $name ] = $value;
			} elseif ( '' !== trim( (string) $one ) ) {
				$wrong[] = $name . '="' . $one . '"';
			}
		}
	}
	// The sites of a network may share an origin, and with it the browser's storage. The main site adds nothing, so that
	// visitors keep their answers when a site becomes a network.
	if ( is_multisite() && ! is_main_site() ) {
		$key                       = isset( $attributes['storage-key'] ) ? '-' . $attributes['storage-key'] : '';
		$attributes['storage-key'] = 'site-' . get_current_blog_id() . $key;
	}
	// Other questions than those that are meant would be worse than none.
	if ( ! empty( $given['framework'] ) && ! isset( $attributes['framework'] ) ) {
		$element = esc_html__( 'The self-check is not shown here: its questions must be a file of this website.', 'cme-selfcheck' );
	} else {
		cme_selfcheck_enqueue();
		$element = '<cme-selfcheck';
		foreach ( $attributes as $name => $value ) {
			$element .= ' ' . $name . ( '' === $value ? '' : '="' . esc_attr( $value ) . '"' );
		}
		$element .= '>' . cme_selfcheck_fallback( isset( $attributes['framework'] ) ) . '</cme-selfcheck>';
	}
	if ( $wrong && get_the_ID() && current_user_can( 'edit_post', get_the_ID() ) ) {
		$element .= '<p role="note">' . sprintf(
			/* translators: %s: options as they were written. */
			esc_html__( 'Only people who can edit this page see this note. These options of the self-check are not understood: %s', 'cme-selfcheck' ),
			'<code>' . esc_html( implode( ' ', $wrong ) ) . '</code>'
		) . '</p>';
	}
	return "<div $wrapper>$element</div>";
}

/**
 * What shows until the self-check runs, and again if it cannot. No paragraph: the element may stand in one.
 *
 * @param bool $own_questions Whether the paper form has other questions.
 */
function cme_selfcheck_fallback( $own_questions ) {
	if ( $own_questions ) {
		return esc_html__( 'The self-check opens here. It needs JavaScript.', 'cme-selfcheck' );
	}
	return sprintf(
		/* translators: 1: beginning of a link, 2: its end. */
		esc_html__( 'The self-check opens here. If it does not, use the %1$sprintable paper form%2$s.', 'cme-selfcheck' ),
		'<a href="' . esc_url( plugins_url( 'app/paper.html', __FILE__ ) ) . '">',
		'</a>'
	);
}

/**
 * Asks for the script, once a page.
 */
function cme_selfcheck_enqueue() {
	$address = plugins_url( 'app/cme-selfcheck.js', __FILE__ );
	if ( function_exists( 'wp_enqueue_script_module' ) ) {
		wp_enqueue_script_module( 'cme-selfcheck', $address, array(), CME_SELFCHECK_VERSION );
	} else {
		wp_enqueue_script( 'cme-selfcheck', $address, array(), CME_SELFCHECK_VERSION, true );
	}
}

/**
 * Before WordPress 6.5 nothing else makes a script a module.
 *
 * @param string $tag     The script's tag.
 * @param string $handle  Its handle.
 * @param string $address Its address with the version.
 */
function cme_selfcheck_script_tag( $tag, $handle, $address ) {
	if ( 'cme-selfcheck' !== $handle ) {
		return $tag;
	}
	// phpcs:ignore WordPress.WP.EnqueuedResources.NonEnqueuedScript -- it is the tag of an enqueued script.
	return sprintf( "<script type=\"module\" src=\"%s\" id=\"cme-selfcheck-js\"></script>\n", esc_url( $address ) );
}
add_filter( 'script_loader_tag', 'cme_selfcheck_script_tag', 10, 3 );

/**
 * The options of a shortcode. Editors and mail programs make quotation marks curly, which parts a value at its spaces.
 *
 * @param array|string $given What WordPress has read; a text where there is nothing.
 */
function cme_selfcheck_shortcode_options( $given ) {
	$given = is_array( $given ) ? $given : array();
	$quote = '[\x{2018}-\x{201F}\x{2032}\x{2033}\x{00AB}\x{00BB}"]';
	$text  = '';
	foreach ( $given as $name => $value ) {
		$value = html_entity_decode( $value, ENT_QUOTES, 'UTF-8' );
		$text .= is_int( $name ) ? " $value" : " $name=" . ( preg_match( "/^$quote/u", $value ) ? $value : "\"$value\"" );
	}
	$text    = (string) preg_replace( "/(?<==)$quote|$quote(?=\s|$)/u", '"', $text );
	$options = array();
	foreach ( (array) shortcode_parse_atts( $text ) as $name => $value ) {
		$is_flag = is_int( $name );
		$name    = str_replace( '_', '-', strtolower( $is_flag ? $value : $name ) );
		if ( '' !== $name ) {
			$options[ $name ] = $is_flag ? '' : $value;
		}
	}
	return $options;
}

/**
 * The shortcode `[cme_selfcheck]`.
 *
 * @param array|string $given Its attributes.
 */
function cme_selfcheck_shortcode( $given ) {
	$options = cme_selfcheck_shortcode_options( $given );
	$wide    = isset( $options['align'] ) && in_array( $options['align'], array( 'wide', 'full' ), true );
	$class   = 'wp-block-cme-selfcheck-selfcheck' . ( $wide ? ' align' . $options['align'] : '' );
	if ( $wide ) {
		unset( $options['align'] );
	}
	return cme_selfcheck_markup( $options, "class=\"$class\"" );
}

/**
 * The block on a page.
 *
 * @param array $given Its attributes.
 */
function cme_selfcheck_block( $given ) {
	return cme_selfcheck_markup( array_intersect_key( $given, cme_selfcheck_options() ), get_block_wrapper_attributes() );
}

/**
 * Makes block and shortcode known.
 */
function cme_selfcheck_init() {
	add_shortcode( 'cme_selfcheck', 'cme_selfcheck_shortcode' );
	wp_register_script(
		'cme-selfcheck-editor',
		plugins_url( 'editor.js', __FILE__ ),
		array( 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-element' ),
		CME_SELFCHECK_VERSION,
		true
	);
	$attributes = array();
	foreach ( cme_selfcheck_options() as $name => $option ) {
		$attributes[ $name ] = array( 'type' => 'flag' === $option['type'] ? 'boolean' : 'string' );
	}
	register_block_type(
		__DIR__,
		array(
			'attributes'      => $attributes,
			'render_callback' => 'cme_selfcheck_block',
		)
	);
}
add_action( 'init', 'cme_selfcheck_init' );

/**
 * Gives the editor's script the options with their words, and the roles and areas of the built-in questions.
 */
function cme_selfcheck_editor() {
	$data = array(
		'options' => cme_selfcheck_options(),
		'builtIn' => wp_json_file_decode( __DIR__ . '/built-in.json' ),
		'words'   => array(
			'title'   => __( 'CME self-check', 'cme-selfcheck' ),
			'preview' => __( 'The self-check runs here on the page itself. Its options are in the sidebar.', 'cme-selfcheck' ),
			'panel'   => __( 'What visitors meet', 'cme-selfcheck' ),
			'more'    => __( 'More options', 'cme-selfcheck' ),
			'ask'     => __( 'Visitors choose', 'cme-selfcheck' ),
			'none'    => __( 'None of these', 'cme-selfcheck' ),
			'ids'     => __( "Write ids from your framework's file, with commas between several.", 'cme-selfcheck' ),
		),
	);
	wp_add_inline_script( 'cme-selfcheck-editor', 'window.cmeSelfcheck = ' . wp_json_encode( $data, JSON_HEX_TAG ) . ';', 'before' );
}
add_action( 'enqueue_block_editor_assets', 'cme_selfcheck_editor' );
